import { useQuery } from '@tanstack/react-query';
import { App, Button, Card, Empty, Flex, Form, Radio, Tag } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { Field, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Loaded } from '../common/Loaded';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { examQueries } from './queries';
import { AnswerFields, lettersOf } from './StatisticsTab';

type Appeal = Schemas['ExamAppealView'];

/** Appeals against results of one batch, the open ones first. */
export function AppealsTab({ batchId }: { batchId: string }) {
  const { examAdmin: t, exams } = useTexts();
  const may = useMay();
  const appeals = useQuery(examQueries.appeals(batchId));
  const [deciding, setDeciding] = useState<Appeal>();
  return (
    <>
      <Loaded query={appeals}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty description={t.noAppeals} />
          ) : (
            rows.map((appeal) => (
              <Card
                key={appeal.id}
                size="small"
                style={{ marginBottom: 12 }}
                title={`${appeal.name} · ${exams.appealOf(appeal.no)}`}
                extra={
                  <Flex gap={8} align="center">
                    <Tag
                      color={
                        appeal.state === 'filed' ? 'gold' : appeal.state === 'upheld' ? 'green' : 'default'
                      }
                    >
                      {exams.appealStates[appeal.state]}
                    </Tag>
                    {appeal.state === 'filed' && may('exam.decide-appeal') && (
                      <Button size="small" type="primary" onClick={() => setDeciding(appeal)}>
                        {t.decide}
                      </Button>
                    )}
                  </Flex>
                }
              >
                <p style={{ marginTop: 0 }}>
                  {chinaMinute(appeal.filedAt)} {appeal.text}
                </p>
                {appeal.question && (
                  <p style={{ whiteSpace: 'pre-wrap' }}>
                    {appeal.question}
                    {'\n'}
                    {t.keyOf} {appeal.key} · {t.choiceOf} {appeal.choice || exams.nothing}
                  </p>
                )}
                {appeal.reply && (
                  <p>
                    {exams.reply}：{appeal.reply}
                  </p>
                )}
              </Card>
            ))
          )
        }
      </Loaded>
      {deciding && <Decide appeal={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}

interface Values {
  outcome: 'upheld' | 'rejected';
  answer?: string;
  voided?: boolean;
  reply: string;
}

function Decide({ appeal, onClose }: { appeal: Appeal; onClose: () => void }) {
  const { examAdmin: t } = useTexts();
  const { message } = App.useApp();
  const send = ({ outcome, reply, answer, voided }: Values) =>
    value(
      api.POST('/api/exams/appeals/{id}/decision', {
        params: { path: { id: appeal.id } },
        body: {
          ...{ outcome, reply },
          ...(outcome === 'upheld' && (voided ? { voided } : answer && { answer: lettersOf(answer) })),
        },
      }),
    );
  return (
    <FormModal<Values>
      draft={`exam.decide-appeal/${appeal.id}`}
      title={t.decide}
      onClose={onClose}
      send={send}
      onDone={(done) => {
        const { papers, raised, newPasses } = done as Schemas['ExamRemarkedView'];
        if (papers > 0) void message.success(t.corrected(papers, raised, newPasses));
      }}
    >
      <Field name="outcome" label={t.outcome}>
        <Radio.Group options={options(t.outcomes)} />
      </Field>
      <WhenUpheld />
      <ProseField name="reply" label={t.reply} rows={3} maxLength={2000} />
    </FormModal>
  );
}

function WhenUpheld() {
  return Form.useWatch('outcome') === 'upheld' ? <AnswerFields /> : null;
}
