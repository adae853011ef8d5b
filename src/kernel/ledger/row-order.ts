/** Numbers `from` to `through`. */
export interface NumberRange {
  readonly from: number;
  readonly through: number;
}

/**
 * Which rows of a log stand where they should. A row that stands elsewhere or comes late is displaced, and those that
 * it passed over are not: of two rows that changed places two are out of order, however many lie between them.
 */
export class RowOrder {
  /** The place at which the next row should stand. */
  next = 0;
  /** Places at which the row of that number did not stand when they were passed. */
  private readonly missed: NumberRange[] = [];
  /** Numbers of rows that stood elsewhere or came late. */
  private readonly displaced: NumberRange[] = [];

  /** Rows stand at 0 up to, and without, `end`; what is found elsewhere leaves no gap before it. */
  constructor(private readonly end: number) {}

  /** Takes row `seq` as it stands at `place`, and says what is wrong with that. */
  take(place: number, seq: number): string | undefined {
    const here = Number.isInteger(place) && place >= 0 && place < this.end;
    const late = place < this.next;
    const wrong =
      seq !== place
        ? `bytes were written as ${seq}, the row stands at ${place}`
        : late && `row comes after row ${this.next - 1}`;
    if (here && place > this.next) this.missed.push({ from: this.next, through: place - 1 });
    if (here && seq !== place) note(this.missed, place);
    if (here && !late) this.next = place + 1;
    if (!wrong) return undefined;
    note(this.displaced, seq);
    return wrong;
  }

  /** The numbers below `known` whose row was nowhere. */
  missing(known: number): NumberRange[] {
    const unseen = this.next < known ? [{ from: this.next, through: known - 1 }] : [];
    return without([...this.missed, ...unseen], this.displaced);
  }
}

/** Adds one number; what goes on from the last stretch lengthens it. */
function note(stretches: NumberRange[], n: number): void {
  const last = stretches.at(-1);
  if (last?.through === n - 1) stretches[stretches.length - 1] = { from: last.from, through: n };
  else stretches.push({ from: n, through: n });
}

/** What of these stretches lies in none of those. */
function without(these: readonly NumberRange[], those: readonly NumberRange[]): NumberRange[] {
  const taken = those.toSorted((a, b) => a.from - b.from);
  const left: NumberRange[] = [];
  let first = 0;
  for (const { from, through } of these.toSorted((a, b) => a.from - b.from)) {
    while (first < taken.length && taken[first]!.through < from) first += 1;
    let next = from;
    for (let i = first; i < taken.length && taken[i]!.from <= through; i++) {
      const away = taken[i]!;
      if (away.from > next) left.push({ from: next, through: away.from - 1 });
      next = Math.max(next, away.through + 1);
    }
    if (next <= through) left.push({ from: next, through });
  }
  return left;
}
