import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Modal, Result } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, value } from '../api/client';
import { problemOf } from '../api/problem';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useTexts } from '../texts';
import { AnswerCard } from './AnswerCard';
import { SubmitAttemptModal } from './SubmitAttemptModal';
import { QuestionView } from './QuestionView';
import type { Attempt } from './queries';
import { AttemptBar } from './AttemptBar';
import { useFocusLoss, useQueue, useSecondsLeft } from './use-attempt';

/** The sitting of one registration. Opening the page takes the exam over from wherever it was open. */
export default function AttemptPage() {
  const { registrationId = '' } = useParams();
  const [round, setRound] = useState(0);
  const sitting = useQuery({
    queryKey: ['exam-sitting', registrationId, round],
    queryFn: () =>
      value(api.POST('/api/exams/registrations/{id}/sitting', { params: { path: { id: registrationId } } })),
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (sitting.isError && problemOf(sitting.error).code === 'exam.over')
    return <Over ending={null} lost={0} />;
  return (
    <Loaded query={sitting}>
      {(data) => (
        <>
          <PageTitle title={data.title} />
          <Paper key={data.session} sitting={data} onReopen={() => setRound(round + 1)} />
        </>
      )}
    </Loaded>
  );
}

interface Ended {
  ending: string | null;
  lost: number;
}

function Paper({ sitting, onReopen }: { sitting: Attempt; onReopen: () => void }) {
  const { exams: t } = useTexts();
  const { queue, state } = useQueue(sitting);
  const { items } = sitting;
  const [at, setAt] = useState(() => Math.min(queue.at, items.length - 1));
  const [card, setCard] = useState(false);
  const [handing, setHanding] = useState(false);
  const [ended, setEnded] = useState<Ended>();
  const [warned, setWarned] = useState(false);
  const heading = useRef<HTMLDivElement>(null);

  const end = (ending: string | null) => {
    const lost = queue.read().waiting;
    setEnded((before) => before ?? { ending, lost });
  };
  const left = useSecondsLeft(sitting, () => end('time'));
  useFocusLoss(() => {
    if (ended) return;
    queue.left();
    if (sitting.leaveRule !== 'ignore') setWarned(true);
  });
  const { trouble } = state;
  if (trouble === 'over' && !ended)
    setEnded({ ending: sitting.leaveRule === 'submit' ? 'leaving' : 'time', lost: state.waiting });
  useEffect(() => {
    if (ended?.lost === 0) queue.forget();
  }, [ended, queue]);

  const answered = items.filter(({ no }) => (state.answers[no]?.choice ?? '') !== '').length;
  if (ended) return <Over {...ended} done={answered - ended.lost} total={items.length} />;

  const item = items[at]!;
  const go = (to: number) => {
    setAt(to);
    queue.goTo(to);
    setCard(false);
    heading.current?.focus();
  };
  return (
    <div className="exam">
      <AttemptBar
        item={item}
        total={items.length}
        left={left}
        answer={state.answers[item.no]}
        waiting={state.waiting}
        offline={state.offline}
        focus={heading}
      />
      {state.offline && state.waiting > 0 && (
        <Alert type="warning" showIcon role="status" title={t.waitingLong(state.waiting)} />
      )}
      <Card size="small">
        <QuestionView
          item={item}
          choice={state.answers[item.no]?.choice ?? ''}
          onChoose={(choice) => queue.answer(item.no, choice)}
        />
      </Card>
      <Flex className="exam-foot" gap={8} justify="space-between">
        <Button size="large" disabled={at === 0} onClick={() => go(at - 1)}>
          {t.previous}
        </Button>
        <Button
          size="large"
          type={state.marked.includes(item.no) ? 'primary' : 'default'}
          ghost={state.marked.includes(item.no)}
          aria-pressed={state.marked.includes(item.no)}
          onClick={() => queue.mark(item.no)}
        >
          {state.marked.includes(item.no) ? t.marked : t.mark}
        </Button>
        <Button size="large" onClick={() => setCard(true)}>
          {t.card(answered, items.length)}
        </Button>
        {at < items.length - 1 ? (
          <Button size="large" type="primary" onClick={() => go(at + 1)}>
            {t.next}
          </Button>
        ) : (
          <Button size="large" type="primary" onClick={() => setHanding(true)}>
            {t.handIn}
          </Button>
        )}
      </Flex>
      <AnswerCard
        open={card}
        items={items}
        state={state}
        at={at}
        onGo={go}
        onClose={() => setCard(false)}
        onHandIn={() => {
          setCard(false);
          setHanding(true);
        }}
      />
      {handing && (
        <SubmitAttemptModal
          sitting={sitting}
          queue={queue}
          open={items.length - answered}
          waiting={state.waiting}
          onClose={() => setHanding(false)}
          onDone={() => end('handed-in')}
        />
      )}
      <Modal
        open={trouble === 'elsewhere'}
        title={t.elsewhere}
        closable={false}
        footer={
          <Button type="primary" onClick={onReopen}>
            {t.here}
          </Button>
        }
      >
        {t.elsewhereWhat}
      </Modal>
      <Modal
        open={warned && state.leaves > 0 && trouble === null}
        title={t.leaveRules[sitting.leaveRule]}
        footer={
          <Button type="primary" onClick={() => setWarned(false)}>
            {t.goOn}
          </Button>
        }
        onCancel={() => setWarned(false)}
      >
        {sitting.leaveLimit ? t.leftLimit(state.leaves, sitting.leaveLimit) : t.leftPage(state.leaves)}
      </Modal>
    </div>
  );
}

function Over({ ending, lost, done, total }: Ended & { done?: number; total?: number }) {
  const { exams: t } = useTexts();
  return (
    <Result
      status={lost > 0 ? 'warning' : 'success'}
      title={t.over}
      subTitle={
        <Flex vertical gap={4} role="status">
          {ending && <span>{t.endings[ending]}</span>}
          {done !== undefined && total !== undefined && <span>{t.overCount(done, total)}</span>}
          {lost > 0 && <strong>{t.overLost(lost)}</strong>}
        </Flex>
      }
      extra={
        <Link to="/exams">
          <Button type="primary">{t.back}</Button>
        </Link>
      }
    />
  );
}
