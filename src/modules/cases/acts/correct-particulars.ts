import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../../kernel/ledger/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { DayField, OneOf, Part, Text } from '../../../platform/http/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseCorrectionRow } from '../case-correction.entity.js';
import { ReviewSubject } from '../review-subject.js';
import { changedSince } from '../rules/bindings.js';
import { maskedParty } from '../rules/masked-party.rules.js';
import {
  corrected,
  mayBeCorrected,
  PARTICULARS,
  type Particular,
  type Particulars,
  valuesOf,
} from '../rules/particulars.rules.js';
import { oldEnough, type Party, partyHolds } from '../rules/party.js';
import { keys, PARTY_KINDS, type PartyKind } from '../rules/vocabulary.js';
import { plainForm } from '../texts.js';
import { sha256 } from '../timeline.js';

/** Fields of a party that it need not have. */
const REMOVABLE = [
  'creditCode',
  'idNumber',
  'birthDay',
  'sex',
  'address',
  'phone',
  'representative',
] as const;

/** What is otherwise about the party; fields that are left out stay as they are. */
export class PartyCorrectionInput implements Partial<Party> {
  @Text({ optional: true, min: 1, max: 120 }) name?: string;
  @Text({ optional: true, pattern: /^[0-9A-Z]{18}$/ }) creditCode?: string;
  @Text({ optional: true, pattern: /^\d{17}[\dX]$/ }) idNumber?: string;
  @DayField({ optional: true }) birthDay?: string;
  @OneOf(['male', 'female'], { optional: true }) sex?: 'male' | 'female';
  @Text({ optional: true, min: 1, max: 200 }) address?: string;
  @Text({ optional: true, min: 1, max: 30 }) phone?: string;
  @Text({ optional: true, min: 1, max: 60 }) representative?: string;
}

export class CorrectParticularsInput {
  @Text({ optional: true, min: 1, max: 120, about: '案由; stays as it is when left out' }) cause?: string;
  @Text({ optional: true, min: 1, max: 200 }) place?: string;
  @OneOf(keys(PARTY_KINDS), { optional: true }) partyKind?: PartyKind;
  @Part(() => PartyCorrectionInput, { optional: true }) party?: PartyCorrectionInput;
  @OneOf(REMOVABLE, {
    optional: true,
    list: { min: 1, max: REMOVABLE.length },
    about: 'fields of the party that are wrong and have nothing in their place',
  })
  remove?: (typeof REMOVABLE)[number][];
  @Text({ max: 1000 }) reason: string;
}

/**
 * 更正案件基本情况: the cause, the place, the kind and the data of the party, until the party is told; telephone and
 * address for service until the archive. Refuses what a review that passed or a notice rested on, numbers that do not
 * hold, and a party under fourteen. What stood there before is kept with the case.
 */
@CaseAct({
  name: 'case.correct-particulars',
  roles: ['officer'],
  title: { zh: '更正案件基本情况', en: 'Correct the particulars' },
  route: 'POST cases/:id/particulars',
  input: CorrectParticularsInput,
  from: [
    ...(['lead', 'filing-requested', 'investigating', 'concluded', 'notified'] as const),
    ...(['decided', 'served', 'performed', 'closed', 'not-filed', 'dropped', 'transferred'] as const),
  ],
  stage: 'initiation',
  documents: ['案件基本情况更正表'],
})
export class CorrectParticulars {
  constructor(private readonly matter: ReviewSubject) {}

  async run(context: CaseContext, input: CorrectParticularsInput): Promise<Result<CaseOutcome>> {
    const { file, tx, actor, id: caseId } = context;
    const to = correctedBy(file, input);
    const { before, after } = corrected(file, to);
    const fields = Object.keys(after) as Particular[];
    if (fields.length === 0) return refuse('case.nothing-changes', { next: '填写要更正的内容' });
    const review = await this.reviewOf(context);
    const may = firstRefusal(
      () => mayBeCorrected(fields, { ...review, state: file.state, noticedOn: file.noticedOn }),
      () => partyHolds(to.partyKind, to.party),
      () => oldEnough(to.partyKind, to.party, file.actEndedOn),
    );
    if (!may.ok) return may;
    const corrections = tx.getRepository(CaseCorrectionRow);
    const seq = await corrections.countBy({ caseId });
    const salt = randomBytes(16).toString('hex');
    await corrections.insert({ id: context.entryId, caseId, seq, at: context.now, before, after, salt });
    const title = '案件基本情况更正表';
    const body = plainForm(title, file, {
      ...lines(file, to, fields),
      更正理由: input.reason,
      更正人: actor.name,
    });
    return ok({
      value: undefined,
      changes: { ...to, partyName: to.party.name },
      documents: [{ kind: title, title, body }],
      detail: {
        fields,
        reason: input.reason,
        valuesSha256: sha256(salt + canonicalJson({ before, after })),
      },
    });
  }

  private async reviewOf({ tx, file }: CaseContext) {
    const { latest, reviewPending } = await this.matter.review(tx, file.id);
    if (!latest?.passed || !file.draft) return { reviewPending, reviewStands: false };
    const current = await this.matter.bindings(tx, file, file.draft);
    return { reviewPending, reviewStands: changedSince(latest, current).length === 0 };
  }
}

function correctedBy(file: Particulars, input: CorrectParticularsInput): Particulars {
  const kept = Object.entries(file.party).filter(([field]) => !input.remove?.includes(field as never));
  const given = Object.entries(input.party ?? {}).filter(([, value]) => value !== undefined);
  return {
    cause: input.cause ?? file.cause,
    place: input.place ?? file.place,
    partyKind: input.partyKind ?? file.partyKind,
    party: Object.fromEntries([...kept, ...given]) as unknown as Party,
  };
}

/** A paper is read by more people than those who may read the party's data: it says as much as a page does. */
function lines(from: Particulars, to: Particulars, fields: readonly Particular[]): Record<string, string> {
  const [old, now] = [shown(from), shown(to)];
  return Object.fromEntries(
    fields.map((field) => [
      PARTICULARS[field],
      `原为“${old[field] ?? '未填'}”，更正为“${now[field] ?? '空'}”`,
    ]),
  );
}

function shown(particulars: Particulars): Record<Particular, string | null> {
  const { masked: _, ...party } = maskedParty(particulars.partyKind, particulars.party);
  const values = valuesOf({ ...particulars, party: party });
  const sexes: Record<string, string> = { male: '男', female: '女' };
  return {
    ...values,
    partyKind: PARTY_KINDS[particulars.partyKind],
    'party.sex': values['party.sex'] && sexes[values['party.sex']]!,
  };
}
