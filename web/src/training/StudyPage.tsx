import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Progress, Typography } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Schemas } from '../api/client';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { minutesOf } from './clock';
import { Markdown } from './Markdown';
import { trainingQueries } from './queries';
import { useStudy } from './use-study';

/** One unit: read or watched, with the time that counts. */
export default function StudyPage() {
  const { id = '' } = useParams();
  const unit = useQuery(trainingQueries.unit(id));
  return <Loaded query={unit}>{(data) => <Unit key={data.id} unit={data} />}</Loaded>;
}

function Unit({ unit }: { unit: Schemas['UnitContentView'] }) {
  const { training: t } = useTexts();
  const navigate = useNavigate();
  const video = useRef<HTMLVideoElement>(null);
  const { report, error } = useStudy(unit.id, (counted) => {
    if (unit.kind !== 'video') return counted + 60;
    return video.current && !video.current.paused ? video.current.currentTime : undefined;
  });
  const { data: course } = useQuery(trainingQueries.course(unit.courseId));
  const counted = report?.counted ?? unit.counted;
  const finished = report?.unitFinished || unit.finished;
  const next = course?.parts.find(({ seq }) => seq === unit.seq + 1);
  return (
    <>
      <PageTitle title={unit.title} extra={<Link to="/training">{t.back}</Link>} />
      <Typography.Paragraph type="secondary">
        {unit.course} · {t.unit(unit.seq)}
      </Typography.Paragraph>
      <Card>
        {unit.kind === 'text' && (
          <article style={{ maxWidth: '42em', fontSize: 16, lineHeight: 1.9 }}>
            <Markdown text={unit.body ?? ''} />
          </article>
        )}
        {unit.kind === 'pdf' && (
          <Flex vertical gap={8}>
            <a href={`/api/training/units/${unit.id}/file`} target="_blank" rel="noreferrer">
              {t.openFile}
            </a>
            <iframe
              title={unit.title}
              src={`/api/training/units/${unit.id}/file`}
              style={{ width: '100%', height: '70vh', border: 0 }}
            />
          </Flex>
        )}
        {unit.kind === 'video' && (
          <video
            ref={video}
            controls
            playsInline
            preload="metadata"
            src={`/api/training/units/${unit.id}/video#t=${unit.position}`}
            style={{ width: '100%', maxHeight: '70vh' }}
          />
        )}
      </Card>
      <Card size="small" style={{ marginTop: 12, position: 'sticky', bottom: 8 }}>
        <Progress
          aria-label={t.counted(minutesOf(counted), minutesOf(unit.seconds))}
          percent={Math.min(100, Math.round((counted / unit.seconds) * 100))}
          status={finished ? 'success' : 'active'}
        />
        <Flex gap={8} align="center" wrap justify="space-between">
          <span>
            {finished ? t.unitDone : t.counted(minutesOf(counted), minutesOf(unit.seconds))}{' '}
            <Typography.Text type="secondary">{t.fast}</Typography.Text>
          </span>
          {next && (
            <Button
              type={finished ? 'primary' : 'default'}
              onClick={() => void navigate(`/training/units/${next.id}`)}
            >
              {t.next}
            </Button>
          )}
        </Flex>
        {report?.courseFinished && (
          <Alert type="success" showIcon title={t.courseDone} style={{ marginTop: 8 }} />
        )}
        <Refusal error={error} />
      </Card>
    </>
  );
}
