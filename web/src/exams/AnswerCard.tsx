import { Badge, Button, Drawer, Flex } from 'antd';
import { useTexts } from '../texts';
import type { QueueState } from './answer-queue';
import type { ExamItem } from './queries';

interface Props {
  open: boolean;
  items: readonly ExamItem[];
  state: QueueState;
  at: number;
  onGo: (index: number) => void;
  onClose: () => void;
  onHandIn: () => void;
}

/** 答题卡: every question with its state; one touch goes there. */
export function AnswerCard({ open, items, state, at, onGo, onClose, onHandIn }: Props) {
  const { exams: t } = useTexts();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="bottom"
      size={460}
      title={t.cardTitle}
      extra={
        <Button type="primary" onClick={onHandIn}>
          {t.handIn}
        </Button>
      }
    >
      <p className="exam-legend">
        <Badge color="#1554ad" text={t.cardLegend.answered} />{' '}
        <Badge color="#bfbfbf" text={t.cardLegend.open} />{' '}
        <Badge color="#d46b08" text={t.cardLegend.marked} />{' '}
        <Badge color="#cf1322" text={t.cardLegend.waiting} />
      </p>
      <Flex wrap gap={10}>
        {items.map(({ no }, i) => {
          const answer = state.answers[no];
          const done = (answer?.choice ?? '') !== '';
          const waits = answer !== undefined && answer.savedAt === null;
          const marked = state.marked.includes(no);
          const words = [done ? t.cardLegend.answered : t.cardLegend.open];
          if (marked) words.push(t.cardLegend.marked);
          if (waits) words.push(t.cardLegend.waiting);
          return (
            <Badge key={no} dot={marked || waits} color={waits ? '#cf1322' : '#d46b08'}>
              <Button
                type={done ? 'primary' : 'default'}
                style={{ width: 46, ...(i === at && { outline: '2px solid #123f86', outlineOffset: 1 }) }}
                aria-label={t.question(no, words.join('、'))}
                aria-current={i === at}
                onClick={() => onGo(i)}
              >
                {no}
              </Button>
            </Badge>
          );
        })}
      </Flex>
    </Drawer>
  );
}
