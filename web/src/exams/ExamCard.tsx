import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Modal, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api, value } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { type MyExam, pointsOf } from './queries';

const COLOURS: Record<string, string> = {
  registration: 'blue',
  registered: 'default',
  ready: 'green',
  running: 'orange',
  over: 'default',
  published: 'green',
  missed: 'default',
};

/** One exam with its one next step: register, begin, go on, read the result. */
export function ExamCard({ exam }: { exam: MyExam }) {
  const { exams: t } = useTexts();
  const facts = t.facts(exam.minutes, pointsOf(exam.fullMarks), pointsOf(exam.passMark));
  return (
    <Card
      size="small"
      title={exam.title}
      extra={<Tag color={COLOURS[exam.state]}>{t.states[exam.state]}</Tag>}
    >
      <Flex vertical gap={6}>
        <span>
          <Tag>{t.subjects[exam.subject]}</Tag>
          {facts}
          {exam.extraSeconds > 0 && `，${t.extra(Math.round(exam.extraSeconds / 60))}`}
        </span>
        <Typography.Text type="secondary">
          {t.window(chinaMinute(exam.opensAt), chinaMinute(exam.closesAt))}
        </Typography.Text>
        <Typography.Text type="secondary">
          {exam.leaveLimit ? t.leaveLimit(exam.leaveLimit) : t.leaveRules[exam.leaveRule]}
        </Typography.Text>
        <NextStep exam={exam} />
      </Flex>
    </Card>
  );
}

function NextStep({ exam }: { exam: MyExam }) {
  const { exams: t } = useTexts();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const path = { params: { path: { id: exam.batchId } } };
  const register = useMutation({
    mutationFn: () => value(api.POST('/api/exams/batches/{id}/registration', path)),
    onSuccess: async () => {
      void message.success(t.registered);
      await client.invalidateQueries({ queryKey: ['exams-mine'] });
    },
  });
  const enter = () => void navigate(`/exams/sittings/${exam.registrationId}`);
  if (exam.state === 'registration')
    return (
      <>
        <Button
          type="primary"
          block
          size="large"
          loading={register.isPending}
          onClick={() => register.mutate()}
        >
          {t.register}
        </Button>
        <Refusal error={register.error} />
      </>
    );
  if (exam.state === 'ready')
    return (
      <>
        <Button type="primary" block size="large" onClick={() => setAsking(true)}>
          {t.begin}
        </Button>
        <Modal
          open={asking}
          title={t.beginAsk}
          okText={t.begin}
          onOk={enter}
          onCancel={() => setAsking(false)}
        >
          <p>{t.beginWhat(exam.minutes + Math.round(exam.extraSeconds / 60))}</p>
          <p>{exam.leaveLimit ? t.leaveLimit(exam.leaveLimit) : t.leaveRules[exam.leaveRule]}</p>
        </Modal>
      </>
    );
  if (exam.state === 'running')
    return (
      <Button type="primary" block size="large" onClick={enter}>
        {t.goOn}
      </Button>
    );
  if (exam.state === 'published')
    return (
      <Flex justify="space-between" align="center">
        <span>
          <strong className="exam-score">{pointsOf(exam.score ?? 0)}</strong>{' '}
          {t.outOf(pointsOf(exam.fullMarks))}{' '}
          <Tag color={exam.passed ? 'green' : 'red'}>{exam.passed ? t.passed : t.failed}</Tag>
        </span>
        <Link to={`/exams/results/${exam.sittingId}`}>{t.result}</Link>
      </Flex>
    );
  return null;
}
