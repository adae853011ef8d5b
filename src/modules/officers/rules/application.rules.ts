import type { Parameters } from '../../../kernel/law/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, type LegalDay } from '../../../kernel/time.js';
import type { CertificateKind } from '../officer.entities.js';
import type { ExamSubject } from '../record.entities.js';
import type { CertificateHistory } from './certificate.rules.js';

/** CERT-01b: what an application must rest on. */
export interface ApplicationLaw {
  readonly employments: readonly string[];
  readonly subjects: Readonly<Record<string, readonly ExamSubject[]>>;
  readonly specialBeforePublic: boolean;
  readonly initialMinutes: number;
  readonly photo: boolean;
}

export const applicationLaw = (params: Parameters, minutesPerHour: number): ApplicationLaw => ({
  employments: (params.employments as readonly string[] | undefined) ?? [],
  subjects: (params.subjects as Readonly<Record<string, readonly ExamSubject[]>> | undefined) ?? {},
  specialBeforePublic: params.specialBeforePublic === true,
  initialMinutes: Number(params.initialHours ?? 0) * minutesPerHour,
  photo: params.photo === true,
});

export interface ApplicantFacts {
  readonly inPost: boolean;
  readonly employment: string | null;
  readonly hasPhoto: boolean;
  /** All minutes of training so far. */
  readonly minutes: number;
  readonly passes: readonly { subject: ExamSubject; field: string | null; passedOn: LegalDay }[];
}

export type ConditionKey = 'in-post' | 'employment' | 'photo' | 'training' | ExamSubject;
export interface Condition {
  readonly key: ConditionKey;
  readonly met: boolean;
  /** What is missing, in the words of the counter; of what is met, since when. */
  readonly text: string;
}

const SUBJECT_NAMES: Record<ExamSubject, string> = {
  special: '专门法律知识考试',
  public: '公共法律知识考试',
  presiding: '听证主持人考试',
  supervising: '行政执法监督人员考试',
};

/** CERT-01: every condition of an application with whether it is met, in the order of the chain. */
export function conditionsOf(
  kind: CertificateKind,
  fields: readonly string[],
  facts: ApplicantFacts,
  law: ApplicationLaw,
): Condition[] {
  const conditions: Condition[] = [{ key: 'in-post', met: facts.inPost, text: '在岗' }];
  // 山东省行政执法监督条例 第10条: only who is on the establishment may enforce.
  if (kind === 'enforcement')
    conditions.push({
      key: 'employment',
      met: facts.employment !== null && law.employments.includes(facts.employment),
      text: '在编在岗人员（劳动合同制、劳务派遣、临时借调人员不得从事行政执法）',
    });
  if (law.photo) conditions.push({ key: 'photo', met: facts.hasPhoto, text: '本人照片' });
  conditions.push({
    key: 'training',
    met: facts.minutes >= law.initialMinutes,
    text: `初任培训（${facts.minutes}/${law.initialMinutes}分钟）`,
  });
  for (const subject of law.subjects[kind] ?? [])
    conditions.push(passed(subject, subject === 'special' ? fields : [], facts, law));
  return conditions;
}

function passed(
  subject: ExamSubject,
  fields: readonly string[],
  facts: ApplicantFacts,
  law: ApplicationLaw,
): Condition {
  const name = SUBJECT_NAMES[subject];
  const own = facts.passes.filter((pass) => pass.subject === subject);
  const lacking = fields.filter((field) => !own.some((pass) => pass.field === null || pass.field === field));
  if (own.length === 0 || lacking.length > 0)
    return { key: subject, met: false, text: lacking.length > 0 ? `${name}（${lacking.join('、')}）` : name };
  if (subject === 'public' && law.specialBeforePublic) {
    const first = facts.passes
      .filter((pass) => pass.subject === 'special')
      .map((pass) => pass.passedOn)
      .sort()[0];
    const after = own.find((pass) => first !== undefined && pass.passedOn >= first);
    if (!after) return { key: subject, met: false, text: `${name}（应在专门法律知识考试合格之后）` };
    return { key: subject, met: true, text: `${name} ${after.passedOn}` };
  }
  return { key: subject, met: true, text: `${name} ${own.at(-1)!.passedOn}` };
}

/** CERT-01: refuses `certificate.conditions-missing`, naming every condition that is not met. */
export function mayApply(conditions: readonly Condition[], basis: string): Result<void> {
  const missing = conditions.filter(({ met }) => !met);
  if (missing.length === 0) return ok();
  return refuse('certificate.conditions-missing', {
    ruleId: 'CERT-01',
    basis,
    detail: `尚缺：${missing.map(({ text }) => text).join('；')}`,
    next: '补齐后再申请',
    facts: { missing: missing.map(({ key }) => key) },
  });
}

/** CERT-09: who was revoked may not apply again before the years are over; refuses `certificate.barred`. */
export function notBarred(
  certificates: readonly CertificateHistory[],
  kind: CertificateKind,
  day: LegalDay,
  years: number,
): Result<void> {
  for (const certificate of certificates.filter((c) => c.kind === kind))
    for (const event of certificate.events) {
      if (event.kind !== 'revoked') continue;
      const until = `${Number(event.from.slice(0, 4)) + years}${event.from.slice(4)}`;
      if (day < until)
        return refuse('certificate.barred', {
          ruleId: 'CERT-09',
          detail: `证件${certificate.number}于${chinaDay(event.from)}吊销，${chinaDay(until)}前不得再次申领`,
          facts: { revokedOn: event.from, until },
        });
    }
  return ok();
}
