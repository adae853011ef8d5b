/** One person's marks on the questions of a paper. */
export interface MarkedPaper {
  readonly score: number;
  readonly marks: readonly { readonly item: string; readonly right: boolean }[];
}

export interface ItemStatistics {
  /** Version of the question, with `#n` for a question of a case. */
  readonly item: string;
  readonly taken: number;
  readonly right: number;
  /** 难度: share of right answers, in thousandths. */
  readonly difficulty: number;
  /** 区分度: that share among the best 27 in a hundred less that among the weakest, in thousandths; null with under two. */
  readonly discrimination: number | null;
}

const GROUP_PERCENT = 27;

const thousandths = (right: number, taken: number): number => Math.round((right * 1000) / taken);

/** Statistics of every question over one batch. Groups are formed for each question among those who had it. */
export function itemStatistics(papers: readonly MarkedPaper[]): ItemStatistics[] {
  const byItem = new Map<string, { score: number; right: boolean }[]>();
  for (const { score, marks } of papers)
    for (const { item, right } of marks) {
      const list = byItem.get(item);
      if (list) list.push({ score, right });
      else byItem.set(item, [{ score, right }]);
    }
  return [...byItem]
    .map(([item, list]) => {
      const right = list.filter((one) => one.right).length;
      return {
        ...{ item, taken: list.length, right },
        difficulty: thousandths(right, list.length),
        discrimination: discriminationOf(list),
      };
    })
    .sort((a, b) => (a.item < b.item ? -1 : 1));
}

function discriminationOf(list: readonly { score: number; right: boolean }[]): number | null {
  if (list.length < 2) return null;
  const size = Math.max(1, Math.round((list.length * GROUP_PERCENT) / 100));
  const sorted = list.toSorted((a, b) => b.score - a.score);
  const share = (group: readonly { right: boolean }[]) => group.filter((one) => one.right).length;
  return Math.round(((share(sorted.slice(0, size)) - share(sorted.slice(-size))) * 1000) / size);
}
