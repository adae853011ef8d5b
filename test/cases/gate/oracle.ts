/** One thing that happened, in the order of the ledger. Nothing of the program's rules is asked here. */
export interface Happened {
  /** Name of the act as the ledger has it; `law.changed` where the packs were replaced. */
  act: string;
  /** The person, not the account. */
  person: string;
  /** People who took part besides the one who entered it. */
  with?: readonly string[];
  reviewId?: string;
  passed?: boolean;
  penalty?: boolean;
  /** The penalty drafted is of a kind or sum that art. 63 counts among the weighty ones. */
  weighty?: boolean;
  publicInterest?: boolean;
  complex?: boolean;
}

const CHANGES = [
  'case.state-facts',
  'case.draft-decision',
  'evidence.receive',
  'evidence.exclude',
  'law.changed',
];

/**
 * 行政处罚法 第58条 read once more, from the order of what happened alone: what is wrong with the decisions that came about.
 * Every edit counts as a change, so the sequences must not write the same thing twice.
 */
export function faultsOf(
  happened: readonly Happened[],
  people: { officers: readonly string[]; unqualified: readonly string[] },
): { decisions: number; reviewed: number; faults: string[] } {
  const faults: string[] = [];
  let decisions = 0;
  let reviewed = 0;
  happened.forEach((decision, at) => {
    if (decision.act !== 'case.decide') return;
    decisions += 1;
    if (decisions > 1) faults.push('decided twice');
    const before = happened.slice(0, at);
    const lastOf = (act: string) => before.map((h) => h.act).lastIndexOf(act);
    const draft = before[lastOf('case.draft-decision')];
    const facts = before[lastOf('case.state-facts')];
    const heard = lastOf('case.record-hearing');
    const turns = before.filter((h) => /^review\.(submit|complete-materials|opine|return)$/.test(h.act));
    if (/submit|complete/.test(turns.at(-1)?.act ?? '')) faults.push('a review was under way');
    const required =
      draft?.penalty && (draft.weighty || facts?.publicInterest || facts?.complex || heard >= 0);
    if (!required) return;
    reviewed += 1;
    const opined = lastOf('review.opine');
    const opinion = before[opined];
    if (!opinion) return void faults.push('no review');
    if (!opinion.passed) faults.push('the last review did not pass');
    if (opined < heard) faults.push('the last review is older than the hearing');
    const submitted = before.findIndex((h) => h.act === 'review.submit' && h.reviewId === opinion.reviewId);
    if (submitted < 0) return void faults.push('the review was never submitted');
    const changes = before.slice(submitted).filter((h) => CHANGES.includes(h.act));
    if (changes.length) faults.push(`changed since the submission: ${changes.map((h) => h.act).join(', ')}`);
    if (people.unqualified.includes(opinion.person)) faults.push('the reviewer is not qualified');
    const hands = [
      ...people.officers,
      decision.person,
      ...before
        .filter(
          (h) =>
            h.act.startsWith('case.') ||
            /receive|exclude|review\.(submit|reply|coordinate|refer)/.test(h.act),
        )
        .flatMap((h) => [h.person, ...(h.with ?? [])]),
    ];
    if (hands.includes(opinion.person)) faults.push(`the reviewer had a hand in the case: ${opinion.person}`);
  });
  return { decisions, reviewed, faults };
}
