import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant, LegalDay } from '../../../kernel/time.js';

export const SUBJECTS = ['special', 'public', 'presiding', 'supervising', 'none'] as const;
/** 专门, 公共, 听证主持, 监督; `none`: 学法抽考, which no certificate follows. */
export type Subject = (typeof SUBJECTS)[number];

export interface EligibilityFacts {
  readonly subject: Subject;
  readonly field: string | null;
  readonly closesAt: Instant;
  readonly registered: boolean;
  /** The officer record behind the account; undefined when there is none. */
  readonly officer: { readonly status: 'in-post' | 'left' } | undefined;
  readonly passes: readonly { readonly subject: string; readonly field: string | null }[];
  /** Last day before which the subject may not be sat again, after a failure; undefined without one. */
  readonly retakeFrom: LegalDay | undefined;
  /** Minutes of initial training on record; undefined where the pack asks for none. */
  readonly trainedMinutes: number | undefined;
}

export interface EligibilityLaw {
  readonly specialBeforePublic: boolean;
  readonly initialTrainingMinutes: number;
  readonly basis: string;
  readonly retakeBasis: string;
}

/** Who may register for a batch at a moment. */
export function mayRegister(
  facts: EligibilityFacts,
  law: EligibilityLaw,
  now: Instant,
  today: LegalDay,
): Result<void> {
  return firstRefusal(
    () => (now < facts.closesAt ? ok() : refuse('exam.closed', { facts: { closesAt: facts.closesAt } })),
    () => (facts.registered ? refuse('exam.already-registered') : ok()),
    () => (facts.subject === 'none' ? ok() : asOfficer(facts, law, today)),
  );
}

function asOfficer(facts: EligibilityFacts, law: EligibilityLaw, today: LegalDay): Result<void> {
  const { officer, retakeFrom, trainedMinutes } = facts;
  if (!officer) return refuse('exam.no-officer-record', { next: '请证件管理员先建立人员档案' });
  if (officer.status !== 'in-post') return refuse('exam.not-in-post');
  // 安徽省行政执法人员管理办法: the public subject only after the special one.
  const special = facts.passes.some(({ subject }) => subject === 'special');
  if (law.specialBeforePublic && facts.subject === 'public' && !special)
    return refuse('exam.special-first', {
      ruleId: 'CERT-13',
      basis: law.basis,
      next: '请先通过专门法律知识考试',
    });
  if (retakeFrom !== undefined && today < retakeFrom)
    return refuse('exam.retake-early', {
      ruleId: 'CERT-13b',
      basis: law.retakeBasis,
      detail: `${retakeFrom}起可以补考`,
      facts: { from: retakeFrom },
    });
  if (trainedMinutes !== undefined && trainedMinutes < law.initialTrainingMinutes)
    return refuse('exam.training-short', {
      ruleId: 'CERT-13',
      basis: law.basis,
      facts: { minutes: trainedMinutes, needed: law.initialTrainingMinutes },
    });
  return ok();
}
