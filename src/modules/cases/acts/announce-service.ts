import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay } from '../../../kernel/time.js';
import { DayField, OneOf, Text } from '../../../platform/http/index.js';
import { Announcements } from '../announcements.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { DueView } from '../dto/act-views.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

const PAPERS = { notice: '行政处罚事先告知书', decision: '行政处罚决定书' } as const;
const GROUNDS = {
  'whereabouts-unknown': '受送达人下落不明',
  'other-ways-failed': '用其他方式无法送达',
} as const;

export class AnnouncementInput {
  @OneOf(['notice', 'decision'], { about: 'the paper that is served' }) paper: keyof typeof PAPERS;
  @DayField({ about: 'day the announcement was issued' }) postedOn: string;
  @Text({ max: 200, about: 'where: notice board, newspaper, site' }) place: string;
  @Text({ max: 10_000, about: 'the announcement as it was issued' }) text: string;
  @OneOf(['whereabouts-unknown', 'other-ways-failed']) ground: keyof typeof GROUNDS;
  @Text({ max: 2000, about: 'what was tried before, when and by whom; stays in the file' }) tried: string;
}

/**
 * 公告送达 (民事诉讼法 第95条): the party is served when the days of the announcement are over (PEN-19b), not when it is
 * issued; the period for serving the decision (PEN-19) is met by issuing it. The service itself is recorded afterwards.
 * Refuses a paper that is not the one to be served now, and an announcement beside one that is running.
 */
@CaseAct({
  name: 'case.announce-service',
  roles: ['officer'],
  title: { zh: '公告送达', en: 'Announce the service' },
  route: 'POST cases/:id/announcements',
  input: AnnouncementInput,
  answer: DueView,
  from: ['concluded', 'notified', 'decided'],
  stage: 'service',
  documents: ['送达公告'],
  guards: ['PEN-19', 'PEN-19b'],
})
export class AnnounceService {
  constructor(
    private readonly clocks: Clocks,
    private readonly announcements: Announcements,
  ) {}

  async run(context: CaseContext, input: AnnouncementInput): Promise<Result<CaseOutcome<DueView>>> {
    const { file, tx, today, id: caseId } = context;
    const { paper, postedOn, place, text, ground, tried } = input;
    const decision = await tx.getRepository(CaseDecisionRow).findOneBy({ caseId });
    const running = await this.announcements.running(tx, caseId);
    const may = firstRefusal(
      () => notInFuture(postedOn, today),
      () => ((paper === 'decision') === (decision !== null) ? ok() : refuse('case.announcement-paper')),
      () => (paper === 'decision' || file.draft ? ok() : refuse('case.no-draft', { next: '先拟定处罚决定' })),
      () => (decision && postedOn < decision.decidedOn ? refuse('case.service-before-decision') : ok()),
      () => (running ? refuse('case.announcement-running', { detail: runsUntil(running.due) }) : ok()),
    );
    if (!may.ok) return may;
    if (decision) await this.clocks.stop(context, caseId, ['PEN-19'], postedOn);
    const { due } = await this.clocks.start(context, file, 'PEN-19b', postedOn);
    const body = plainForm('送达公告', file, {
      送达文书: decision ? `${PAPERS[paper]}（${decision.number}）` : PAPERS[paper],
      公告日期: chinaDay(postedOn),
      公告地点: place,
      公告事由: GROUNDS[ground],
      此前的送达经过: tried,
      公告期满之日: chinaDay(due),
      公告内容: text,
    });
    return ok({
      value: { due },
      documents: [{ kind: '送达公告', title: '送达公告', body }],
      detail: { paper, postedOn, place, ground, due },
    });
  }
}

const runsUntil = (due: string): string => `已有公告，期满之日为${chinaDay(due)}`;
