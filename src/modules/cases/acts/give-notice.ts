import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Announcements } from '../announcements.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { NoticeGivenView } from '../dto/act-views.js';
import { NoticeInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { ReviewSubject } from '../review-subject.js';
import { nextNumber } from '../numbers.js';
import { spanHolds } from '../rules/dates.rules.js';
import { noticeText } from '../texts.js';

/**
 * 事先告知: what is intended, why, on what basis, and the right to answer and, where due, to a hearing.
 */
@CaseAct({
  name: 'case.give-notice',
  roles: ['officer'],
  title: { zh: '事先告知', en: 'Give notice' },
  route: 'POST cases/:id/notice',
  input: NoticeInput,
  answer: NoticeGivenView,
  from: ['concluded', 'notified'],
  to: 'notified',
  stage: 'decision',
  documents: ['行政处罚事先告知书'],
  guards: ['PEN-02', 'PEN-07', 'PEN-09'],
})
export class GiveNotice {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly announcements: Announcements,
    private readonly matter: ReviewSubject,
  ) {}

  async run(context: CaseContext, input: NoticeInput): Promise<Result<CaseOutcome<NoticeGivenView>>> {
    const { file, id: caseId } = context;
    const { draft } = file;
    if (!draft) return refuse('case.no-draft', { next: '先拟定处罚决定' });
    const may = spanHolds(input, context.now);
    if (!may.ok) return may;
    const officers = await this.guards.entitled(context, file, input.officerIds, input);
    if (!officers.ok) return officers;
    const received = await this.announcements.received(context, 'notice', input);
    if (!received.ok) return received;
    const hearingOffered = this.matter.hearingDue(file, draft, input.receivedOn);
    // A new notice replaces the earlier one; its periods begin anew.
    await this.clocks.stop(context, caseId, ['PEN-08', 'PEN-10'], context.today);
    const defence = await this.clocks.start(context, file, 'PEN-08', input.receivedOn);
    const hearing = hearingOffered
      ? await this.clocks.start(context, file, 'PEN-10', input.receivedOn)
      : undefined;
    const agency = await this.guards.agency(context, file.agencyId);
    const number = await nextNumber(context, agency, hearingOffered ? '听告' : '罚告');
    const kind = hearingOffered ? '行政处罚听证告知书' : '行政处罚事先告知书';
    const body = noticeText(kind, number, file, draft, agency, defence.due, hearing?.due);
    return ok({
      value: { hearingOffered, defenceDue: defence.due },
      changes: {
        noticed: {
          penalties: draft.penalties,
          fineFen: draft.fineFen,
          confiscatedFen: draft.confiscatedFen,
        },
        noticedOn: input.receivedOn,
        hearingOffered,
        defence: 'none' as const,
      },
      officers: officers.value,
      occurred: { from: new Date(input.from).toISOString(), to: new Date(input.to).toISOString() },
      documents: [{ kind, title: kind, body, number }],
      detail: {
        method: input.method,
        receivedOn: input.receivedOn,
        hearingOffered,
        fineFen: draft.fineFen,
      },
    });
  }
}
