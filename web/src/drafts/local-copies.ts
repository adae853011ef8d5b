/** What was typed and has not reached the server yet, in this browser. */
export interface LocalCopy {
  content: string;
  /** Milliseconds. */
  at: number;
}

const PLACE = 'sanxiang.draft.';
const KEPT_MS = 30 * 24 * 3_600_000;

/** Copies of one draft of one person; each window has a place of its own, so that none overwrites another's. */
export class LocalCopies {
  private readonly prefix: string;

  constructor(
    person: string,
    name: string,
    private readonly window: string,
  ) {
    this.prefix = `${PLACE}${person}/${name}/`;
  }

  /** Those that other windows, or this one before it was loaded anew, left behind; the newest first. */
  leftBehind(): (LocalCopy & { place: string })[] {
    sweep();
    return placesOf(this.prefix)
      .filter((place) => place !== this.prefix + this.window)
      .flatMap((place) => {
        const copy = read(place);
        return copy ? [{ ...copy, place }] : [];
      })
      .sort((a, b) => b.at - a.at);
  }

  keep(content: string): void {
    try {
      localStorage.setItem(this.prefix + this.window, JSON.stringify({ content, at: Date.now() }));
    } catch {
      // A browser that keeps nothing: the server has it a moment later.
    }
  }

  forget(): void {
    localStorage.removeItem(this.prefix + this.window);
  }
}

export const forgetCopy = (place: string): void => localStorage.removeItem(place);

function placesOf(prefix: string): string[] {
  const places = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  return places.filter((place) => place.startsWith(prefix));
}

function read(place: string): LocalCopy | undefined {
  try {
    const copy = JSON.parse(localStorage.getItem(place) ?? '') as LocalCopy;
    return typeof copy.content === 'string' && typeof copy.at === 'number' ? copy : undefined;
  } catch {
    return undefined;
  }
}

function sweep(): void {
  for (const place of placesOf(PLACE))
    if ((read(place)?.at ?? 0) < Date.now() - KEPT_MS) localStorage.removeItem(place);
}
