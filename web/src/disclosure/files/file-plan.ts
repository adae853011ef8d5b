import type { Schemas } from '../../api/client';

export type DisclosureFile = Schemas['FileView'];
export type Proposal = DisclosureFile['pages'][number]['proposals'][number];

/** A box as it is being edited; `key` names it while its numbers change. */
export interface DraftBox {
  key: string;
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
  class: string;
  rule: string;
  reason: string;
}

export interface Kept {
  page: number;
  proposal: number;
  reason: string;
}

export interface FileDraft {
  title: string;
  boxes: DraftBox[];
  keep: Kept[];
  seen: number[];
}

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

let made = 0;
const newKey = (): string => `box-${(made += 1)}`;

const sameRect = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** What was saved last; before that, every proposal accepted. */
export function draftOf(file: DisclosureFile): FileDraft {
  const boxes = file.boxesSha256
    ? file.boxes.map((box) => ({ ...box, key: newKey(), reason: box.reason ?? '' }))
    : file.pages.flatMap(({ proposals }, i) => proposals.map((one) => boxOf(one, i + 1)));
  const keep = file.kept.flatMap(({ page, reason, ...rect }) => {
    const proposal = file.pages[page - 1]?.proposals.findIndex((one) => sameRect(one, rect)) ?? -1;
    return proposal < 0 ? [] : [{ page, proposal, reason }];
  });
  return { title: file.title, boxes, keep, seen: file.seen };
}

export function boxOf({ x, y, width, height, class: kind, rule }: Proposal, page: number): DraftBox {
  return { key: newKey(), page, x, y, width, height, class: kind, rule, reason: '' };
}

export const newBox = (page: number, rect: Rect): DraftBox => ({
  ...{ key: newKey(), page, class: 'natural-person-name', rule: 'RED-01', reason: '' },
  ...rect,
});

/** The proposal that a box is, if nobody moved it. */
export const proposalOf = (file: DisclosureFile, box: DraftBox): number =>
  file.pages[box.page - 1]?.proposals.findIndex((one) => sameRect(one, box) && one.class === box.class) ?? -1;

/** Proposals of a page that no single box holds and no reason explains; the server judges to the point. */
export function openProposals(file: DisclosureFile, draft: FileDraft, page: number): number[] {
  const boxes = draft.boxes.filter((box) => box.page === page);
  return (file.pages[page - 1]?.proposals ?? []).flatMap((one, i) => {
    const kept = draft.keep.some((keep) => keep.page === page && keep.proposal === i);
    return kept || boxes.some((box) => holds(box, one)) ? [] : [i];
  });
}

/** The proposal has a margin of two pixels around what must be hidden. */
const holds = (box: Rect, one: Rect): boolean =>
  box.x <= one.x + 2 &&
  box.y <= one.y + 2 &&
  box.x + box.width >= one.x + one.width - 2 &&
  box.y + box.height >= one.y + one.height - 2;

export function planOf(draft: FileDraft): Schemas['FilePlanInputs'] {
  return {
    title: draft.title.trim(),
    boxes: draft.boxes.map(({ page, x, y, width, height, class: kind, reason }) => ({
      ...{ page, x, y, width, height, class: kind as Schemas['FileBoxInput']['class'] },
      ...(reason.trim() && { reason: reason.trim() }),
    })),
    keep: draft.keep,
    seen: [...draft.seen].sort((a, b) => a - b),
  };
}

/** The same whatever its boxes are called. */
export const sameDraft = (a: FileDraft, b: FileDraft): boolean =>
  JSON.stringify(planOf(a)) === JSON.stringify(planOf(b));
