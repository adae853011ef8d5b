import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, type LegalDay } from '../../../kernel/time.js';

/** One ground for keeping an item; `until`: the last day on which it must still be kept. */
export interface RetentionGround {
  readonly category: string;
  readonly ruleId: string;
  readonly basis: string;
  readonly until: LegalDay | 'permanent';
}

export interface Retention {
  readonly grounds: readonly RetentionGround[];
  /** The longest of the grounds. */
  readonly until: LegalDay | 'permanent';
  /** Last day of the longest hold, whatever the grounds say. */
  readonly heldUntil?: LegalDay | undefined;
  /** The case goes on: its file is exempt from every disposal. */
  readonly caseOpen: boolean;
  /** 封存: the stored bytes were found to be those that were received. */
  readonly sealed: boolean;
}

/** What is known of an item and its case. */
export interface RetentionFacts {
  readonly medium: 'text' | 'photo' | 'audio' | 'video' | 'other';
  readonly sealed: boolean;
  /** 行政处罚法 46: what was excluded is no evidence, but stays in the file. */
  readonly excluded: boolean;
  readonly case: {
    readonly filed: boolean;
    readonly archived: boolean;
    /** 重大、疑难复杂、涉及重大公共利益. */
    readonly important: boolean;
  };
  /** Categories that a person found, by the words of REC-07. */
  readonly classes: readonly string[];
  readonly heldUntil?: LegalDay | undefined;
}

/** What the law packs answer for this item. */
export interface RetentionLaw {
  /** REC-07: the last day of the minimum for footage, counted from its recording. */
  readonly footage: RetentionPeriod;
  /** ARC-02b: the last day for an ordinary file, counted from its archiving. */
  readonly ordinaryFile: RetentionPeriod;
  readonly footageAsEvidence: { readonly ruleId: string; readonly basis: string };
  readonly importantFile: { readonly ruleId: string; readonly basis: string };
}

export interface RetentionPeriod {
  readonly ruleId: string;
  readonly basis: string;
  readonly until: LegalDay;
}

export const AS_EVIDENCE = '作为案件证据';
const FOOTAGE = ['audio', 'video'];

/**
 * REC-07, ARC-02: every ground on which an item is kept, and the longest of them. Footage has its minimum from the
 * day of the recording and is permanent as evidence of a filed case; everything in a case follows its file.
 */
export function retentionOf(facts: RetentionFacts, law: RetentionLaw): Retention {
  const grounds: RetentionGround[] = [];
  const footage = FOOTAGE.includes(facts.medium);
  if (footage) grounds.push({ category: '执法视音频资料', ...law.footage });
  if (footage && facts.case.filed && !facts.excluded)
    grounds.push({ category: AS_EVIDENCE, ...law.footageAsEvidence, until: 'permanent' });
  for (const category of facts.classes)
    grounds.push({ category, ...law.footageAsEvidence, until: 'permanent' });
  if (facts.case.filed && facts.case.important)
    grounds.push({ category: '重要案卷', ...law.importantFile, until: 'permanent' });
  // A lead that came to nothing leaves paper too; only its footage goes by the shorter rule.
  else if (facts.case.filed || !footage) grounds.push({ category: '一般案卷', ...law.ordinaryFile });
  const until = grounds
    .map((ground) => ground.until)
    .reduce((a, b) => (a === 'permanent' || b === 'permanent' ? 'permanent' : a > b ? a : b));
  const { heldUntil, sealed } = facts;
  return { grounds, until, heldUntil, caseOpen: !facts.case.archived, sealed };
}

/**
 * May the bytes go today? An open case and a hold come before every period. Bytes that are not sealed never go: nobody
 * knows yet that they are the received ones, and if they are not, that is evidence too.
 */
export function mayDispose(retention: Retention, today: LegalDay): Result<void> {
  const { until, heldUntil, caseOpen, sealed, grounds } = retention;
  const longest = grounds.find((ground) => ground.until === until);
  return firstRefusal(
    () =>
      caseOpen
        ? refuse('evidence.case-open', {
            ruleId: 'ARC-02',
            detail: '案件尚未归档，案件材料不得销毁',
            next: '归档后按保管期限处理',
          })
        : ok(),
    () =>
      heldUntil !== undefined && heldUntil >= today
        ? refuse('evidence.on-hold', {
            detail: `已保全至${heldUntil}，保全期间不得销毁`,
            next: '保全只能延长，不能缩短',
            facts: { heldUntil },
          })
        : ok(),
    () =>
      until === 'permanent' || until >= today
        ? refuse('evidence.retention-running', {
            ruleId: longest!.ruleId,
            basis: longest!.basis,
            detail: until === 'permanent' ? `${longest!.category}：永久保管` : `保管至${chinaDay(until)}`,
            facts: { until, category: longest!.category },
          })
        : ok(),
    () =>
      sealed ? ok() : refuse('evidence.not-sealed', { next: '封存完成后再提出；封存失败的，先查明原因' }),
  );
}

/** A hold reaches into the future and may be made longer, never shorter. */
export function holdHolds(until: LegalDay, today: LegalDay, heldUntil: LegalDay | undefined): Result<void> {
  return firstRefusal(
    () => (until > today ? ok() : refuse('evidence.hold-past', { next: '填写将来的日期' })),
    () =>
      heldUntil === undefined || until > heldUntil
        ? ok()
        : refuse('evidence.hold-shorter', {
            detail: `现保全至${heldUntil}`,
            next: '填写更晚的日期',
            facts: { heldUntil },
          }),
  );
}
