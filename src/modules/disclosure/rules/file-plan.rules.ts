import { covered, liesWithin, type Proposal, type Readable, type Rect } from '../../../kernel/pages/index.js';
import { REMOVAL_CLASSES, type RemovalClass } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';

/** What a box hides: what a text hides, and what a person calls by a reason of its own (a face, a signature). */
export const BOX_CLASSES = [...REMOVAL_CLASSES, 'other'] as const;
export type BoxClass = (typeof BOX_CLASSES)[number];

export interface StoredPage {
  readonly width: number;
  readonly height: number;
  readonly readable: Readable;
  readonly proposals: readonly Proposal[];
}

/** A box on a page (counted from 1), in pixels of the page. */
export interface FileBox extends Rect {
  readonly page: number;
  readonly class: BoxClass;
  readonly rule: string;
  /** Demanded of `other`. */
  readonly reason?: string;
  readonly by: 'detector' | 'person';
}

/** A proposed box that a person left out, with the reason. */
export interface KeptBox extends Rect {
  readonly page: number;
  readonly class: RemovalClass;
  readonly reason: string;
}

export interface FilePlanInput {
  readonly boxes: readonly (Rect & { page: number; class: BoxClass; reason?: string })[];
  readonly keep: readonly { page: number; proposal: number; reason: string }[];
  /** Pages that the person has looked at. */
  readonly seen: readonly number[];
}

export interface FilePlan {
  readonly boxes: readonly FileBox[];
  readonly kept: readonly KeptBox[];
  readonly seen: readonly number[];
}

/** RED-01, RED-02: no reason makes these public. */
const NEVER_KEPT: readonly BoxClass[] = ['id-number', 'bank-account', 'health', 'minor'];

/**
 * RED-01: the boxes of a file. Refuses `disclosure.file-box` (outside its page, empty, `other` without a reason),
 * `disclosure.keep-not-allowed` (a class that may never stay, or words the case file knows to be private),
 * `disclosure.file-uncovered` (a finding that is neither hidden nor left with a reason) and `disclosure.file-unseen`
 * (a page that no detector could read and at which nobody has looked).
 */
export function planFile(
  pages: readonly StoredPage[],
  { boxes, keep, seen }: FilePlanInput,
  privateTerms: readonly string[],
): Result<FilePlan> {
  const wrong = boxes.find((box) => {
    const page = pages[box.page - 1];
    return !page || !liesWithin(box, page) || (box.class === 'other' && !box.reason?.trim());
  });
  if (wrong)
    return refuse('disclosure.file-box', {
      detail: wrong.class === 'other' ? '“其他”类遮盖须写明理由，遮盖框须在页面之内' : '遮盖框须在页面之内',
      facts: { page: wrong.page, x: wrong.x, y: wrong.y, width: wrong.width, height: wrong.height },
    });
  const kept: KeptBox[] = [];
  for (const { page, proposal, reason } of keep) {
    const found = pages[page - 1]?.proposals[proposal];
    if (!found)
      return refuse('disclosure.file-box', { detail: '保留的须是一处检出的内容', facts: { page, proposal } });
    if (NEVER_KEPT.includes(found.class) || isKnownPrivate(found.text, privateTerms)) {
      return refuse('disclosure.keep-not-allowed', {
        ruleId: found.rule,
        basis: '《浙江省行政处罚结果信息网上公开暂行办法》第七条',
        detail: '身份证号、账号、健康状况、未成年人信息和案卷中登记的当事人信息必须隐去',
        facts: { page, proposal, class: found.class },
      });
    }
    const { x, y, width, height } = found;
    kept.push({ page, x, y, width, height, class: found.class, reason });
  }
  const hidden = boxes.map((box) => labelled(box, pages[box.page - 1]!));
  const open = uncovered(pages, hidden, kept);
  if (open.length > 0) return refuseUncovered(open);
  const unseen = pages.flatMap(({ readable }, i) =>
    readable === 'text' || seen.includes(i + 1) ? [] : [i + 1],
  );
  if (unseen.length > 0)
    return refuse('disclosure.file-unseen', {
      detail: `第${unseen.join('、')}页没有可检测的文字或者含有图像，须人工查看`,
      next: '逐页查看，需要隐去的画框遮盖，并勾选“已查看本页”',
      facts: { pages: unseen },
    });
  const looked = [...new Set(seen)].filter((page) => page >= 1 && page <= pages.length).sort((a, b) => a - b);
  return ok({ boxes: hidden, kept, seen: looked });
}

export interface Uncovered {
  readonly page: number;
  readonly proposal: number;
  readonly class: RemovalClass;
  readonly rule: string;
}

/** Findings of which some point is neither under a box nor inside what was left with a reason. */
export function uncovered(
  pages: readonly Pick<StoredPage, 'proposals'>[],
  boxes: readonly FileBox[],
  kept: readonly KeptBox[],
): Uncovered[] {
  return pages.flatMap(({ proposals }, i) => {
    const over = [...boxes, ...kept].filter(({ page }) => page === i + 1);
    return proposals.flatMap((found, proposal) =>
      covered(found.must, over) ? [] : [{ page: i + 1, proposal, class: found.class, rule: found.rule }],
    );
  });
}

/** Places and classes are told, not the words. */
export function refuseUncovered(open: readonly Uncovered[]) {
  return refuse('disclosure.file-uncovered', {
    ruleId: open[0]!.rule,
    basis: '《浙江省行政处罚结果信息网上公开暂行办法》第七条',
    detail: `第${[...new Set(open.map(({ page }) => page))].join('、')}页检出的内容既未遮盖，也未说明保留理由`,
    next: '补画遮盖框，或者写明保留理由',
    facts: { findings: open },
  });
}

/** The list of boxes as its digest is taken: it binds what is hidden, under which class, and what is left with a reason. */
export function boxesText({ boxes, kept, seen }: FilePlan): string {
  const rect = ({ page, x, y, width, height }: Rect & { page: number }) => [page, x, y, width, height];
  return JSON.stringify({
    boxes: boxes.map((box) => [...rect(box), box.class, box.rule, box.reason ?? null, box.by]),
    kept: kept.map((box) => [...rect(box), box.class, box.reason]),
    seen,
  });
}

/** A box that lies where a detector proposed it is the detector's, with its rule. */
function labelled(box: FilePlanInput['boxes'][number], page: StoredPage): FileBox {
  const { x, y, width, height, class: kind, reason } = box;
  const proposed = page.proposals.find(
    (one) => one.x === x && one.y === y && one.width === width && one.height === height && one.class === kind,
  );
  return {
    ...{ page: box.page, x, y, width, height, class: kind, rule: proposed?.rule ?? 'RED-01' },
    ...(reason?.trim() && { reason: reason.trim() }),
    by: proposed ? 'detector' : 'person',
  };
}

function isKnownPrivate(found: string, terms: readonly string[]): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
  return terms.some((term) => bare(found).includes(bare(term)) || bare(term).includes(bare(found)));
}
