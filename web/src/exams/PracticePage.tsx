import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Empty, Flex, Form, InputNumber, Result, Select, Typography } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { QuestionView } from './QuestionView';
import { examQueries } from './queries';
import { Basis } from './ResultPage';

type Question = Schemas['PracticeQuestionView'];
type Wish = { topic?: string; n: number };

/** Questions one after another, each with its answer and basis; nothing is recorded. */
export default function PracticePage() {
  const { exams: t } = useTexts();
  const topics = useQuery(examQueries.topics());
  const draw = useMutation({
    mutationFn: ({ topic, n }: Wish) =>
      value(api.GET('/api/exams/practice', { params: { query: { n: String(n), ...(topic && { topic }) } } })),
  });
  return (
    <>
      <PageTitle title={t.practice} />
      <Loaded query={topics}>
        {(list) =>
          draw.data ? (
            <Round key={draw.submittedAt} questions={draw.data} onAgain={() => draw.reset()} />
          ) : (
            <>
              <Typography.Paragraph type="secondary">{t.practiceLead}</Typography.Paragraph>
              {list.length === 0 ? (
                <Empty description={t.emptyBank} />
              ) : (
                <Form<Wish>
                  name="practice"
                  layout="vertical"
                  initialValues={{ n: 10 }}
                  onFinish={(wish) => draw.mutate(wish)}
                  style={{ maxWidth: 420 }}
                >
                  <Form.Item name="topic" label={t.topic}>
                    <Select
                      allowClear
                      placeholder={t.everyTopic}
                      options={list.map(({ topic, count }) => ({
                        value: topic,
                        label: `${t.topics[topic] ?? topic}（${count}）`,
                      }))}
                    />
                  </Form.Item>
                  <Form.Item name="n" label={t.count}>
                    <InputNumber min={1} max={50} precision={0} />
                  </Form.Item>
                  <Refusal error={draw.error} />
                  <Button type="primary" size="large" block htmlType="submit" loading={draw.isPending}>
                    {t.start}
                  </Button>
                </Form>
              )}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function Round({ questions, onAgain }: { questions: Question[]; onAgain: () => void }) {
  const { exams: t } = useTexts();
  const [at, setAt] = useState(0);
  const [right, setRight] = useState(0);
  const question = questions[at];
  if (!question)
    return (
      <Result
        status="success"
        title={t.practiceDone(right, questions.length)}
        extra={
          <Button type="primary" size="large" onClick={onAgain}>
            {t.again}
          </Button>
        }
      />
    );
  return (
    <Card size="small" title={t.at(at + 1, questions.length)} extra={t.kinds[question.kind]}>
      <One
        key={at}
        question={question}
        onChecked={(good) => setRight(right + Number(good))}
        onNext={() => setAt(at + 1)}
      />
    </Card>
  );
}

function One({
  question,
  onChecked,
  onNext,
}: {
  question: Question;
  onChecked: (right: boolean) => void;
  onNext: () => void;
}) {
  const { exams: t } = useTexts();
  const [choice, setChoice] = useState('');
  const check = useMutation({
    mutationFn: () => {
      const { versionId, part } = question;
      return value(
        api.POST('/api/exams/practice/answers', {
          body: { versionId, choice, ...(part && { part }) },
        }),
      );
    },
    onSuccess: ({ right }) => onChecked(right),
  });
  const verdict = check.data;
  return (
    <>
      <QuestionView item={question} choice={choice} onChoose={verdict ? undefined : setChoice} />
      <Refusal error={check.error} />
      {verdict ? (
        <Flex vertical gap={12} style={{ marginTop: 12 }}>
          <Alert
            role="status"
            showIcon
            type={verdict.right ? 'success' : 'error'}
            title={verdict.right ? t.goodAnswer : `${t.badAnswer}，${t.right}：${verdict.answer}`}
            description={<Basis citations={verdict.citations} explanation={verdict.explanation} />}
          />
          <Button type="primary" size="large" block onClick={onNext}>
            {t.next}
          </Button>
        </Flex>
      ) : (
        <Button
          type="primary"
          size="large"
          block
          style={{ marginTop: 12 }}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {t.check}
        </Button>
      )}
    </>
  );
}
