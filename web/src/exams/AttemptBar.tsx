import { CheckCircleFilled, ClockCircleOutlined, CloudUploadOutlined } from '@ant-design/icons';
import { Flex, Tag, Typography } from 'antd';
import { type RefObject, useState } from 'react';
import { chinaSecond } from '../common/china-time';
import { useTexts } from '../texts';
import type { KeptAnswer } from './answer-queue';
import type { ExamItem } from './queries';

/** Minutes at which the time left is said aloud. */
const ANNOUNCED_MINUTES = [60, 30, 15, 10, 5, 3, 1];
const URGENT_SECONDS = 300;

const clockOf = (seconds: number): string => {
  const two = (n: number) => String(n).padStart(2, '0');
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
};

interface Props {
  item: ExamItem;
  total: number;
  left: number;
  answer: KeptAnswer | undefined;
  waiting: number;
  offline: boolean;
  focus: RefObject<HTMLDivElement | null>;
}

/** Which question, its kind, the time left, and whether what was answered is safe. */
export function AttemptBar({ item, total, left, answer, waiting, offline, focus }: Props) {
  const { exams: t } = useTexts();
  return (
    <div className="exam-bar">
      <Flex justify="space-between" align="center" gap={8}>
        <span ref={focus} tabIndex={-1}>
          <strong>{t.at(item.no, total)}</strong> <Tag color="blue">{t.kinds[item.kind]}</Tag>
        </span>
        <Typography.Text strong type={left < URGENT_SECONDS ? 'danger' : undefined}>
          <ClockCircleOutlined /> {t.left} <span role="timer">{clockOf(left)}</span>
        </Typography.Text>
      </Flex>
      <Flex justify="space-between" gap={8}>
        <span role="status">
          <Saved answer={answer} offline={offline} />
        </span>
        {waiting > 0 && (
          <Typography.Text type="warning" className="exam-waiting">
            <CloudUploadOutlined /> {t.waiting(waiting)}
          </Typography.Text>
        )}
      </Flex>
      <TimeAnnouncement left={left} />
    </div>
  );
}

function Saved({ answer, offline }: { answer: KeptAnswer | undefined; offline: boolean }) {
  const { exams: t } = useTexts();
  if (!answer) return <Typography.Text type="secondary">{t.unsaved}</Typography.Text>;
  if (answer.savedAt === null)
    return <Typography.Text type="secondary">{offline ? t.keptHere : t.saving}</Typography.Text>;
  return (
    <Typography.Text className="exam-saved">
      <CheckCircleFilled /> {t.saved(chinaSecond(answer.savedAt))}
    </Typography.Text>
  );
}

/** WCAG 2.2.1 and 4.1.3: the time left is announced at a few moments, not every second. */
function TimeAnnouncement({ left }: { left: number }) {
  const { exams: t } = useTexts();
  const [minutes, setMinutes] = useState<number>();
  const now = ANNOUNCED_MINUTES.find((one) => left <= one * 60 && left > one * 60 - 15);
  // What was said stands until the next moment comes.
  if (now !== undefined && now !== minutes) setMinutes(now);
  return (
    <span className="said" aria-live="assertive">
      {minutes !== undefined && t.leftSay(minutes)}
    </span>
  );
}
