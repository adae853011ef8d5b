import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Segmented, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { chinaMinute } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { BlueprintTable } from './BlueprintTable';
import { NewBatch } from './NewBatch';
import { NewBlueprint } from './NewBlueprint';
import { type ExamBatch, examQueries, pointsOf } from './queries';

/** Batches and blueprints of the agency, and of those below it for who supervises. */
export default function ExamAdminPage() {
  const { examAdmin: t } = useTexts();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const tab = search.get('tab') === 'blueprints' ? 'blueprints' : 'batches';
  const mayAdd = may(tab === 'batches' ? 'exam.schedule' : 'exam.compose');
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Flex gap={8} wrap>
            <Segmented
              aria-label={t.title}
              value={tab}
              onChange={(picked) => setSearch(picked === 'blueprints' ? { tab: 'blueprints' } : {})}
              options={[
                { value: 'batches', label: t.batches },
                { value: 'blueprints', label: t.blueprints },
              ]}
            />
            {mayAdd && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {tab === 'batches' ? t.newBatch : t.newBlueprint}
              </Button>
            )}
          </Flex>
        }
      />
      {tab === 'batches' ? <BatchTable /> : <BlueprintTable />}
      {adding && tab === 'batches' && <NewBatch onClose={() => setAdding(false)} />}
      {adding && tab === 'blueprints' && <NewBlueprint onClose={() => setAdding(false)} />}
    </>
  );
}

function BatchTable() {
  const { examAdmin: t, exams } = useTexts();
  const batches = useQuery(examQueries.batches());
  return (
    <Loaded query={batches}>
      {(rows) => (
        <Table<ExamBatch>
          rowKey="id"
          size="middle"
          dataSource={rows}
          scroll={{ x: 860 }}
          pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: t.batchTitle,
              render: (_, row) => (
                <Flex vertical align="start">
                  <Link to={`/exam-admin/${row.id}`}>{row.title}</Link>
                  <Typography.Text type="secondary">
                    {exams.subjects[row.subject]} · {row.blueprintName}
                  </Typography.Text>
                </Flex>
              ),
            },
            {
              title: t.opensAt,
              width: 250,
              render: (_, row) => exams.window(chinaMinute(row.opensAt), chinaMinute(row.closesAt).slice(5)),
            },
            {
              title: t.state,
              width: 150,
              render: (_, row) => (
                <Flex vertical align="start" gap={4}>
                  <Tag color={row.state === 'published' ? 'green' : 'blue'}>{t.batchState[row.state]}</Tag>
                  {row.resultsLate && row.state === 'scheduled' && (
                    <Tag color="red">
                      {t.resultsDue} {row.resultsDue}
                    </Tag>
                  )}
                </Flex>
              ),
            },
            { title: t.registered, width: 76, dataIndex: 'registered' },
            { title: t.sat, width: 76, dataIndex: 'sat' },
            { title: t.passed, width: 76, render: (_, row) => row.passed ?? '' },
            {
              title: exams.score,
              width: 130,
              render: (_, row) => `${pointsOf(row.passMark)} / ${pointsOf(row.fullMarks)}`,
            },
          ]}
        />
      )}
    </Loaded>
  );
}
