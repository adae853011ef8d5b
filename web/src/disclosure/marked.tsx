import type { ReactNode } from 'react';

export interface Mark {
  start: number;
  end: number;
  label: string;
  tone: 'removed' | 'kept' | 'new';
}

const BACKGROUNDS = { removed: '#ffd8d6', kept: '#e6f4ff', new: '#fff1b8' } as const;

/** A text with stretches marked and named; the text itself stays letter for letter, so that offsets hold. */
export function marked(text: string, marks: readonly Mark[]): ReactNode[] {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < at) continue;
    pieces.push(text.slice(at, mark.start));
    pieces.push(
      <mark
        key={mark.start}
        data-label={mark.label}
        style={{ background: BACKGROUNDS[mark.tone], borderRadius: 3, paddingInline: 1 }}
      >
        {text.slice(mark.start, mark.end)}
      </mark>,
    );
    at = mark.end;
  }
  pieces.push(text.slice(at));
  return pieces;
}
