import { useQuery } from '@tanstack/react-query';
import { App, Button, Empty, Form, Input, Progress, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { Field, ProseField, TickField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Loaded } from '../common/Loaded';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { type ExamBatch, examQueries } from './queries';

type Row = Schemas['ExamStatisticsView'];
/** Below this, in thousandths, a question hardly tells the good from the weak. */
const WEAK = 200;
/** Of fewer people nothing is said. */
const ENOUGH = 10;

/** 难度 and 区分度 of every question of the batch, and the correction of a key that was wrong. */
export function StatisticsTab({ batch }: { batch: ExamBatch }) {
  const { examAdmin: t } = useTexts();
  if (batch.state !== 'published') return <Empty description={t.afterResults} />;
  return <Statistics batchId={batch.id} />;
}

function Statistics({ batchId }: { batchId: string }) {
  const { examAdmin: t, exams } = useTexts();
  const may = useMay();
  const statistics = useQuery(examQueries.statistics(batchId));
  const [correcting, setCorrecting] = useState<Row>();
  return (
    <>
      <Loaded query={statistics}>
        {(rows) => (
          <Table<Row>
            rowKey="name"
            size="middle"
            dataSource={rows}
            scroll={{ x: 900 }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: t.stem,
                render: (_, row) => (
                  <>
                    <Tag>{exams.kinds[row.kind]}</Tag>
                    {row.stem} <Typography.Text type="secondary">（{row.answer}）</Typography.Text>
                  </>
                ),
              },
              {
                title: t.difficultyOf,
                width: 220,
                sorter: (a, b) => a.difficulty - b.difficulty,
                render: (_, row) => (
                  <>
                    <Progress
                      percent={row.difficulty / 10}
                      size="small"
                      showInfo={false}
                      strokeColor="#1554ad"
                      aria-label={t.difficultyOf}
                    />
                    {(row.difficulty / 10).toFixed(1)}%（{row.right}/{row.taken}）
                  </>
                ),
              },
              {
                title: t.discrimination,
                width: 190,
                sorter: (a, b) => (a.discrimination ?? 0) - (b.discrimination ?? 0),
                render: (_, row) =>
                  typeof row.discrimination === 'number' && (
                    <>
                      {(row.discrimination / 1000).toFixed(2)}{' '}
                      {row.discrimination < WEAK && row.taken >= ENOUGH && <Tag color="orange">{t.weak}</Tag>}
                    </>
                  ),
              },
              {
                title: '',
                width: 110,
                render: (_, row) =>
                  may('exam.correct-key') && (
                    <Button size="small" onClick={() => setCorrecting(row)}>
                      {t.correct}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {correcting && <Correct row={correcting} onClose={() => setCorrecting(undefined)} />}
    </>
  );
}

interface Values {
  answer?: string;
  voided?: boolean;
  reason: string;
}

function Correct({ row, onClose }: { row: Row; onClose: () => void }) {
  const { examAdmin: t, app } = useTexts();
  const { message } = App.useApp();
  return (
    <FormModal<Values>
      draft={`exam.correct-question/${row.name}`}
      title={t.correct}
      onClose={onClose}
      send={({ answer, voided, reason }) =>
        value(
          api.POST('/api/exams/corrections', {
            body: { name: row.name, reason, ...(!voided && answer && { answer: lettersOf(answer) }) },
          }),
        )
      }
      onDone={(done) => {
        const { papers, raised, newPasses } = done as Schemas['ExamRemarkedView'];
        void message.success(t.corrected(papers, raised, newPasses));
      }}
    >
      <p>
        {row.stem}（{t.keyOf} {row.answer}）
      </p>
      <Typography.Paragraph type="secondary">{t.correctWhat}</Typography.Paragraph>
      <AnswerFields />
      <ProseField name="reason" label={app.reason} rows={2} maxLength={2000} />
    </FormModal>
  );
}

export const lettersOf = (typed: string): string => [...typed.trim().toUpperCase()].sort().join('');

/** Another right answer, or the question void. */
export function AnswerFields() {
  const { examAdmin: t } = useTexts();
  const voided = Form.useWatch('voided') === true;
  return (
    <>
      <TickField name="voided" label={t.void} />
      {!voided && (
        <Field name="answer" label={t.newAnswer}>
          <Input maxLength={26} autoComplete="off" style={{ width: 160 }} />
        </Field>
      )}
    </>
  );
}
