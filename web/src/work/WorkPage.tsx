import { useQuery } from '@tanstack/react-query';
import { Card, Flex } from 'antd';
import { Navigate } from 'react-router';
import { PageTitle } from '../common/PageTitle';
import { examQueries } from '../exams/queries';
import { MyDrafts } from '../drafts/MyDrafts';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import { Approvals } from './Approvals';
import { Hearings } from './Hearings';
import { MyCases } from './MyCases';
import { DUE, MyExamsDue } from './MyExamsDue';
import { DisclosureQueue, MyUnfinished, ReturnedReviews, ReviewQueue } from './Queues';

/** What waits for this person today, by role. */
export default function WorkPage() {
  const texts = useTexts();
  const me = useMe();
  const may = useMay();
  const officer = me.officerId !== undefined && may('case.record-investigation');
  const { data: exams } = useQuery(examQueries.mine());
  const examined = exams?.some(({ state }) => DUE.includes(state));
  const parts = [
    may('evidence.upload') && <MyUnfinished key="unfinished" />,
    may('case.decide') && <Approvals key="approvals" />,
    may('review.opine') && <ReviewQueue key="reviews" />,
    may('disclosure.prepare') && <DisclosureQueue key="due" status="due" />,
    may('disclosure.release') && <DisclosureQueue key="drafted" status="drafted" />,
    may('disclosure.withdraw') && <DisclosureQueue key="to-withdraw" status="to-withdraw" />,
    officer && may('review.complete-materials') && <ReturnedReviews key="returned" />,
    officer && <MyCases key="cases" />,
    may('case.schedule-hearing') && <Hearings key="hearings" />,
    examined && <MyExamsDue key="exams" />,
  ].filter(Boolean);
  if (parts.length === 0 && may('supervision.read')) return <Navigate to="/supervision" replace />;
  return (
    <>
      <PageTitle
        title={texts.work.title}
        extra={<span className="wide-only">{texts.work.hello(me.name)}</span>}
      />
      <Flex vertical gap={16}>
        <MyDrafts />
        {parts.length > 0 ? parts : <Card>{texts.work.nothing}</Card>}
      </Flex>
    </>
  );
}
