/** Names of up to so many characters are found without a second look. */
const INDEXED = [4, 3, 2] as const;
const NONE: readonly number[] = [];

/**
 * Where any stretch of two characters or more stands in a text. The text is read once; thousands of names are then
 * looked up, where searching the text for each would take time by the square of its length.
 */
export class TextPositions {
  private readonly index = new Map<string, number[]>();
  private readonly found = new Map<string, readonly number[]>();

  constructor(readonly text: string) {
    for (const length of INDEXED)
      for (let at = 0; at + length <= text.length; at++) {
        const piece = text.slice(at, at + length);
        const places = this.index.get(piece);
        if (places) places.push(at);
        else this.index.set(piece, [at]);
      }
  }

  /** Every place, overlapping ones too, in order. */
  of(word: string): readonly number[] {
    const length = INDEXED.find((one) => one <= word.length);
    if (length === undefined) return this.found.get(word) ?? this.searched(word);
    const places = this.index.get(word.slice(0, length)) ?? NONE;
    if (length === word.length) return places;
    const known = this.found.get(word);
    if (known) return known;
    const whole = places.filter((at) => this.text.startsWith(word, at));
    this.found.set(word, whole);
    return whole;
  }

  /** The places that a search from left to right finds: none begins within the one before it. */
  *apart(word: string): Generator<number> {
    let free = 0;
    for (const at of this.of(word))
      if (at >= free) {
        yield at;
        free = at + word.length;
      }
  }

  private searched(word: string): readonly number[] {
    const places: number[] = [];
    if (word !== '')
      for (let at = this.text.indexOf(word); at >= 0; at = this.text.indexOf(word, at + 1)) places.push(at);
    this.found.set(word, places);
    return places;
  }
}

/** A text is asked about many times in a row, in a few shapes. */
const KEPT = 4;
const latest: TextPositions[] = [];

export function positionsIn(text: string): TextPositions {
  const known = latest.find((places) => places.text === text);
  if (known) return known;
  const places = new TextPositions(text);
  latest.unshift(places);
  latest.length = Math.min(latest.length, KEPT);
  return places;
}

/** Forgets the texts: they are private. */
export function forgetPositions(): void {
  latest.length = 0;
  joined = undefined;
}

/** A text without its line ends, and where each of its characters stood. */
let joined: { readonly text: string; readonly whole: string; readonly origin: readonly number[] } | undefined;

/** Where a word stands, from left to right, though a line may end between any two of its characters. */
export function positionsAcrossLines(text: string, word: string): Stretch[] {
  if (joined?.text !== text) {
    const origin: number[] = [];
    for (let at = 0; at < text.length; at++) if (text[at] !== '\n') origin.push(at);
    joined = { text, whole: origin.map((at) => text[at]).join(''), origin };
  }
  const { whole, origin } = joined;
  const found: Stretch[] = [];
  let free = 0;
  for (const at of positionsIn(whole).of(word)) {
    const start = origin[at]!;
    if (start < free || !holdsTogether(origin, at, word.length)) continue;
    free = origin[at + word.length - 1]! + 1;
    found.push({ start, end: free });
  }
  return found;
}

/** One line end is a break within a word, an empty line is none. */
function holdsTogether(origin: readonly number[], at: number, length: number): boolean {
  for (let i = at + 1; i < at + length; i++) if (origin[i]! - origin[i - 1]! > 2) return false;
  return true;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Answers whether a stretch lies within one of many. */
export class SpanCover {
  private readonly starts: number[] = [];
  /** The furthest end of those that begin no later. */
  private readonly reach: number[] = [];

  constructor(stretches: readonly Stretch[]) {
    let furthest = 0;
    for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
      furthest = Math.max(furthest, end);
      this.starts.push(start);
      this.reach.push(furthest);
    }
  }

  /** True where one begins at `start` or before and ends at `end` or behind. */
  has(start: number, end: number): boolean {
    let [low, high] = [0, this.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= start) low = middle + 1;
      else high = middle;
    }
    return low > 0 && this.reach[low - 1]! >= end;
  }
}
