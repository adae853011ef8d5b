import { useQuery } from '@tanstack/react-query';
import { App, Button, Card, Flex, Statistic, Switch, Tag, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { ReasonModal } from '../common/ReasonModal';
import { useTexts } from '../texts';
import { QuestionView } from './QuestionView';
import { examQueries, pointsOf } from './queries';

type MyResult = Schemas['MyResultView'];
type Mark = Schemas['ExamMarkView'];

export default function ResultPage() {
  const { sittingId = '' } = useParams();
  const result = useQuery(examQueries.result(sittingId));
  return <Loaded query={result}>{(data) => <ResultView result={data} />}</Loaded>;
}

/** The score, every question with what was right and why, and the way to an appeal. */
function ResultView({ result }: { result: MyResult }) {
  const { exams: t } = useTexts();
  const { message } = App.useApp();
  const [onlyWrong, setOnlyWrong] = useState(true);
  const [appealing, setAppealing] = useState<{ no?: number }>();
  const shown = result.items.filter((item) => !onlyWrong || item.got < item.points);
  return (
    <>
      <PageTitle
        title={result.title}
        extra={<Tag color={result.passed ? 'green' : 'red'}>{result.passed ? t.passed : t.failed}</Tag>}
      />
      <Card size="small" style={{ marginBottom: 12 }}>
        <Flex wrap gap={24} align="center">
          <Statistic
            title={t.score}
            value={pointsOf(result.score)}
            suffix={` ${t.outOf(pointsOf(result.fullMarks))}`}
          />
          <Flex vertical>
            <span>{t.answered(result.answered, result.total)}</span>
            <span>{t.endings[result.ending]}</span>
            <Typography.Text type="secondary">{t.appealDue(result.appealsDue)}</Typography.Text>
          </Flex>
          {result.mayAppeal && <Button onClick={() => setAppealing({})}>{t.appeal}</Button>}
        </Flex>
        {result.versions.length > 1 && (
          <Timeline
            style={{ marginTop: 16 }}
            items={result.versions.map(({ version, score, at }) => ({
              content: `${t.version(version)} ${chinaMinute(at)}：${pointsOf(score)}`,
            }))}
          />
        )}
        {result.appeals.map((appeal, i) => (
          <p key={i}>
            <Tag>{t.appealStates[appeal.state]}</Tag>
            {t.appealOf(appeal.no)}：{appeal.text}
            {appeal.reply && (
              <>
                <br />
                {t.reply}：{appeal.reply}
              </>
            )}
          </p>
        ))}
      </Card>
      <Flex gap={8} style={{ marginBottom: 12 }}>
        <Switch id="only-wrong" checked={onlyWrong} onChange={setOnlyWrong} />
        <label htmlFor="only-wrong">{t.onlyWrong}</label>
      </Flex>
      {shown.map((item) => (
        <Card
          key={item.no}
          size="small"
          style={{ marginBottom: 12 }}
          title={<MarkTitle item={item} total={result.total} />}
        >
          <QuestionView item={item} choice={item.choice} />
          <Explained item={item} />
          {result.mayAppeal && (
            <Button size="small" onClick={() => setAppealing({ no: item.no })}>
              {t.appealThis(item.no)}
            </Button>
          )}
        </Card>
      ))}
      <Card size="small" title={t.redo}>
        <p>
          {t.redoWhat} <a href={`/api/exams/draws/${result.batchId}`}>/api/exams/draws/{result.batchId}</a>
        </p>
        <p className="digest" style={{ overflowWrap: 'anywhere' }}>
          seed {result.seed}
          <br />
          registration {result.registrationId}
          <br />
          SHA-256 {result.paperSha256}
        </p>
      </Card>
      {appealing && (
        <ReasonModal
          draft={`exam.appeal/${result.sittingId}.${appealing.no ?? 0}`}
          title={appealing.no ? t.appealThis(appealing.no) : t.appeal}
          label={t.appealText}
          maxLength={2000}
          onClose={() => setAppealing(undefined)}
          send={async (text) => {
            await value(
              api.POST('/api/exams/sittings/{id}/appeals', {
                params: { path: { id: result.sittingId } },
                body: { text, ...appealing },
              }),
            );
            void message.success(t.appealed);
          }}
        />
      )}
    </>
  );
}

function MarkTitle({ item, total }: { item: Mark; total: number }) {
  const { exams: t } = useTexts();
  return (
    <>
      {t.at(item.no, total)} <Tag color="blue">{t.kinds[item.kind]}</Tag>
      <Tag color={item.got === item.points ? 'green' : 'red'}>
        {pointsOf(item.got)} / {pointsOf(item.points)}
      </Tag>
    </>
  );
}

function Explained({ item }: { item: Mark }) {
  const { exams: t } = useTexts();
  return (
    <Typography.Paragraph style={{ marginTop: 8 }}>
      {t.yours}：<strong>{item.choice || t.nothing}</strong>　{t.right}：
      <strong>{item.accepted.length > 0 ? item.accepted.join(' / ') : t.voided}</strong>
      <Basis citations={item.citations} explanation={item.explanation} />
    </Typography.Paragraph>
  );
}

/** The article an answer rests on, and the explanation. */
export function Basis({
  citations,
  explanation,
}: {
  citations: readonly Schemas['ExamCitationView'][];
  explanation?: string | null;
}) {
  const { exams: t } = useTexts();
  return (
    <>
      {citations.length > 0 && (
        <>
          <br />
          {t.basis}：{citations.map(({ law, article }) => t.article(law, article)).join('、')}
        </>
      )}
      {explanation && (
        <>
          <br />
          {t.explanation}：{explanation}
        </>
      )}
    </>
  );
}
