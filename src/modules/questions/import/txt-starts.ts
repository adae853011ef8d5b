import type { Start } from './txt-marks.js';

export interface StartFacts {
  readonly value: number;
  readonly style: Start['style'];
  /** The number of the question before. */
  readonly previous: number;
  /** The ways in which questions of this run were numbered so far. */
  readonly styles: ReadonlySet<Start['style']>;
  /** The last number of a list within the stem (1. … 2. …), 0 where there is none. */
  readonly enumerated: number;
  /** No question is open. */
  readonly first: boolean;
  /** The open question has options or an answer. */
  readonly complete: boolean;
  readonly explaining: boolean;
  /** Options or an answer follow before the next number. */
  readonly body: boolean;
}

/**
 * Whether a number at the beginning of a line begins a question or goes on with the one before. A broken question must
 * not swallow the next: in doubt the next number in order begins one.
 */
export function mayBegin(facts: StartFacts): 'question' | 'enumeration' | 'text' {
  const { value, style, previous, styles, enumerated, first, complete, explaining, body } = facts;
  const next = value === previous + 1;
  if (style === 'bare' || style === 'space') {
    const usual = styles.has(style) || styles.size === 0;
    return next && (usual || body) && (first || complete || body) ? 'question' : 'text';
  }
  if (value > 999 && !next) return 'text';
  if (first) return 'question';
  if (enumerated > 0 && value === enumerated + 1 && !(next && body && complete)) return 'enumeration';
  if (styles.size === 0 || styles.has(style)) {
    if (next) return 'question';
    if (explaining && value <= previous && !body) return 'text';
    if (complete || value >= previous) return 'question';
    return value === 1 || !body ? 'enumeration' : 'question';
  }
  if (next && (complete || body)) return 'question';
  if (complete && !explaining && body) return 'question';
  return value === 1 ? 'enumeration' : 'text';
}
