import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { Day } from '../common/Day';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { Rule } from '../common/Rule';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { ChangeModal, TextModal } from './ProactiveDisclosureModals';

type Item = Schemas['OpennessItemView'];

const COLOURS: Record<string, string> = {
  derived: 'blue',
  current: 'green',
  missing: 'red',
  'to-update': 'gold',
  overdue: 'red',
};

/** 事前公开: the checklist of an agency, what is public of each item, and what a change of the law asks for. */
export default function ProactiveDisclosurePage() {
  const texts = useTexts();
  const t = texts.openness;
  const may = useMay();
  const openness = useQuery(queries.openness());
  const { data: me } = useQuery(queries.me());
  const [editing, setEditing] = useState<Item>();
  const [changing, setChanging] = useState<Item>();
  const { items = [], present = 0, all = 0 } = openness.data ?? {};
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          me && (
            <Flex gap={12}>
              <a href={`/portal/agencies/${me.agencyId}`} target="_blank" rel="noreferrer">
                {t.onPortal}
              </a>
              <a href={`/portal/agencies/${me.agencyId}/board`} target="_blank" rel="noreferrer">
                {t.board}
              </a>
            </Flex>
          )
        }
      />
      {all > 0 && <Typography.Paragraph type="secondary">{t.lead(present, all)}</Typography.Paragraph>}
      <Refusal error={openness.error} />
      <Card>
        <Table
          rowKey="item"
          size="small"
          loading={openness.isLoading}
          dataSource={items}
          pagination={false}
          scroll={{ x: 720 }}
          columns={[
            {
              title: t.item,
              render: (_, row) => (
                <>
                  {row.title} <Rule id={row.rule} />
                  {row.changes.map((change) => (
                    <Typography.Text key={change} type="secondary" style={{ display: 'block' }}>
                      {change}
                    </Typography.Text>
                  ))}
                </>
              ),
            },
            {
              title: t.standing,
              width: 200,
              render: (_, row) => (
                <>
                  <Tag color={COLOURS[row.standing]}>{t.standings[row.standing]}</Tag>
                  {row.due && <Day day={row.due} />}
                </>
              ),
            },
            { title: t.publishedOn, width: 120, dataIndex: 'publishedOn' },
            {
              title: '',
              width: 220,
              render: (_, row) =>
                row.standing !== 'derived' && (
                  <Flex gap={8}>
                    {may('openness.publish') && (
                      <Button size="small" onClick={() => setEditing(row)}>
                        {t.edit}
                      </Button>
                    )}
                    {may('openness.report-change') && (
                      <Button size="small" onClick={() => setChanging(row)}>
                        {t.change}
                      </Button>
                    )}
                  </Flex>
                ),
            },
          ]}
        />
      </Card>
      {editing && <TextModal item={editing} onClose={() => setEditing(undefined)} />}
      {changing && <ChangeModal item={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}
