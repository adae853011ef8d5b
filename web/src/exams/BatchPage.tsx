import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Descriptions, Flex, InputNumber, Popconfirm, Table, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute, chinaSecond } from '../common/china-time';
import { Field, LineField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { AppealsTab } from './AppealsTab';
import { type ExamBatch, examQueries, pointsOf } from './queries';
import { StatisticsTab } from './StatisticsTab';

type Sitter = Schemas['ExamSitterView'];

export default function BatchPage() {
  const { id = '' } = useParams();
  const batch = useQuery(examQueries.batch(id));
  return <Loaded query={batch}>{(data) => <BatchView batch={data} />}</Loaded>;
}

function BatchView({ batch }: { batch: ExamBatch }) {
  const { examAdmin: t, exams } = useTexts();
  const out = batch.state === 'published';
  const rows: [string, React.ReactNode][] = [
    [t.subject, exams.subjects[batch.subject]],
    [t.blueprints, `${batch.blueprintName}（${pointsOf(batch.passMark)} / ${pointsOf(batch.fullMarks)}）`],
    [t.opensAt, exams.window(chinaMinute(batch.opensAt), chinaMinute(batch.closesAt))],
    [t.leaveRule, batch.leaveLimit ? exams.leaveLimit(batch.leaveLimit) : exams.leaveRules[batch.leaveRule]],
    [t.audience, t.audiences[batch.audience]],
    [
      t.resultsDue,
      <>
        {batch.resultsDue} {batch.resultsLate && <Tag color="red">{t.late}</Tag>}
      </>,
    ],
    [t.commitment, <span className="digest">{batch.commitment}</span>],
    [t.seed, batch.seed ? <span className="digest">{batch.seed}</span> : t.seedLater],
  ];
  return (
    <>
      <PageTitle
        title={batch.title}
        extra={
          <Flex gap={8} align="center" wrap>
            <a href={`/api/exams/draws/${batch.id}`}>{t.draw}</a>
            <Tag color={out ? 'green' : 'blue'}>{t.batchState[batch.state]}</Tag>
            {!out && <Publish batch={batch} />}
          </Flex>
        }
      />
      <Card size="small">
        <Descriptions
          bordered
          size="small"
          column={{ xs: 1, lg: 2 }}
          styles={{ content: { overflowWrap: 'anywhere' } }}
          items={rows.map(([label, children], key) => ({ key, label, children }))}
        />
        <p>
          {t.registered} {batch.registered} · {t.sat} {batch.sat}
          {out && ` · ${t.passed} ${batch.passed}`}
        </p>
      </Card>
      <Tabs
        items={[
          { key: 'sitters', label: t.sitters, children: <Sitters batch={batch} /> },
          { key: 'statistics', label: t.statistics, children: <StatisticsTab batch={batch} /> },
          { key: 'appeals', label: t.appeals, children: <AppealsTab batchId={batch.id} /> },
        ]}
      />
    </>
  );
}

function Publish({ batch }: { batch: ExamBatch }) {
  const { examAdmin: t, app } = useTexts();
  const { message } = App.useApp();
  const may = useMay();
  const client = useQueryClient();
  const publish = useMutation({
    mutationFn: () =>
      value(api.POST('/api/exams/batches/{id}/results', { params: { path: { id: batch.id } } })),
    onSuccess: async ({ sat, passed }) => {
      void message.success(t.published(sat, passed));
      await client.invalidateQueries();
    },
  });
  if (!may('exam.publish')) return null;
  return (
    <div>
      <Popconfirm
        title={t.publishAsk}
        okText={t.publish}
        cancelText={app.cancel}
        onConfirm={() => publish.mutate()}
        styles={{ root: { maxWidth: 360 } }}
      >
        <Button type="primary" loading={publish.isPending}>
          {t.publish}
        </Button>
      </Popconfirm>
      <Refusal error={publish.error} />
    </div>
  );
}

function Sitters({ batch }: { batch: ExamBatch }) {
  const { examAdmin: t, exams } = useTexts();
  const may = useMay();
  const sitters = useQuery(examQueries.sitters(batch.id));
  const [giving, setGiving] = useState<Sitter>();
  const file = (id: string, what: string) => `/api/exams/sittings/${id}/${what}.docx`;
  return (
    <>
      <Loaded query={sitters}>
        {(rows) => (
          <Table<Sitter>
            rowKey="id"
            size="middle"
            dataSource={rows}
            scroll={{ x: 900 }}
            locale={{ emptyText: t.noSitters }}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: t.person, dataIndex: 'name' },
              {
                title: t.state,
                render: (_, row) => (
                  <>
                    <Tag
                      color={row.state === 'running' ? 'orange' : row.state === 'over' ? 'green' : 'default'}
                    >
                      {t.states[row.state]}
                    </Tag>
                    {row.startedAt && chinaSecond(row.startedAt)}
                    {row.endedAt && ` – ${chinaSecond(row.endedAt)}`}
                  </>
                ),
              },
              { title: t.answered, dataIndex: 'answered', width: 80 },
              { title: t.leaves, dataIndex: 'leaves', width: 100 },
              {
                title: t.extra,
                width: 130,
                render: (_, row) =>
                  row.extraSeconds > 0 ? t.extraOf(Math.round(row.extraSeconds / 60)) : '',
              },
              {
                title: t.score,
                width: 160,
                sorter: (a, b) => (a.score ?? -1) - (b.score ?? -1),
                render: (_, row) =>
                  typeof row.score === 'number' && (
                    <>
                      {pointsOf(row.score)}{' '}
                      <Tag color={row.passed ? 'green' : 'red'}>
                        {row.passed ? exams.passed : exams.failed}
                      </Tag>
                    </>
                  ),
              },
              {
                title: '',
                width: 210,
                render: (_, row) => (
                  <Flex gap={8}>
                    {may('exam.accommodate') && row.state !== 'over' && batch.state === 'scheduled' && (
                      <Button size="small" onClick={() => setGiving(row)}>
                        {t.extra}
                      </Button>
                    )}
                    {may('exam.compose') && row.sittingId && (
                      <a href={file(row.sittingId, 'paper')}>{t.paper}</a>
                    )}
                    {may('exam.compose') && row.sittingId && row.state === 'over' && (
                      <a href={file(row.sittingId, 'key')}>{t.key}</a>
                    )}
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {giving && (
        <FormModal<{ minutes: number; reason: string }>
          draft={`exam.give-time/${giving.id}`}
          title={`${t.extra}：${giving.name}`}
          initial={{ minutes: Math.round(giving.extraSeconds / 60) }}
          onClose={() => setGiving(undefined)}
          send={({ minutes, reason }) =>
            value(
              api.POST('/api/exams/registrations/{id}/extra-time', {
                params: { path: { id: giving.id } },
                body: { extraSeconds: minutes * 60, reason },
              }),
            )
          }
        >
          <Field name="minutes" label={t.extraMinutes}>
            <InputNumber min={0} max={600} precision={0} />
          </Field>
          <ReasonField />
        </FormModal>
      )}
    </>
  );
}

function ReasonField() {
  const { app } = useTexts();
  return <LineField name="reason" label={app.reason} maxLength={300} />;
}
