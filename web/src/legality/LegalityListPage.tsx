import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Segmented, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { queries } from '../api/queries';
import { Day, DaysLeft } from '../common/Day';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { SubmitLegality } from './SubmitLegality';

/** The register of legality reviews: what waits, and how many letters the year has. */
export default function LegalityListPage() {
  const texts = useTexts();
  const t = texts.legality;
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [submitting, setSubmitting] = useState(false);
  const status = search.get('status') === 'all' ? 'all' : 'pending';
  const list = useQuery(queries.legality(status));
  const { data: counts } = useQuery(queries.legalityCounts());
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Flex gap={8} wrap>
            <Segmented
              aria-label={texts.review.state}
              value={status}
              onChange={(picked) => setSearch(picked === 'all' ? { status: 'all' } : {})}
              options={[
                { value: 'pending', label: t.pending },
                { value: 'all', label: t.everything },
              ]}
            />
            {may('legality.submit') && (
              <Button type="primary" onClick={() => setSubmitting(true)}>
                {t.submit}
              </Button>
            )}
          </Flex>
        }
      />
      <Typography.Paragraph type="secondary">
        {t.lead} {counts && <strong>{t.counts(counts.year, counts.opinions)}</strong>}
      </Typography.Paragraph>
      <Refusal error={list.error} />
      <Card>
        <Table
          rowKey="id"
          size="middle"
          loading={list.isLoading}
          dataSource={list.data ?? []}
          scroll={{ x: 720 }}
          pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t.empty }}
          columns={[
            {
              title: t.name,
              render: (_, row) => (
                <Flex vertical align="start">
                  <Link to={`/legality/${row.id}`}>{row.title}</Link>
                  <Typography.Text type="secondary">
                    {t.kinds[row.kind]} · {row.department}
                  </Typography.Text>
                </Flex>
              ),
            },
            {
              title: texts.review.state,
              width: 120,
              render: (_, row) => (
                <Tag color={row.state === 'submitted' ? 'gold' : row.opinion === 'agree' ? 'green' : 'red'}>
                  {row.opinion === 'problems' ? t.problems : t.state[row.state]}
                </Tag>
              ),
            },
            {
              title: texts.days.due,
              width: 260,
              render: (_, row) => (
                <span>
                  <Day day={row.due} /> {row.state === 'submitted' && <DaysLeft left={row.workingDaysLeft} />}
                </span>
              ),
            },
            { title: t.letter, width: 240, render: (_, row) => row.opinionNumber ?? '' },
          ]}
        />
      </Card>
      {submitting && <SubmitLegality onClose={() => setSubmitting(false)} />}
    </>
  );
}
