import type { Rect } from './box.js';
import { around } from './box.js';

/** a b c d e f of a PDF transformation. */
export type Matrix = readonly [number, number, number, number, number, number];

/** One sign of the text layer: what it says, its width in thousandths of the font's size, whether it is a blank. */
export type Sign = readonly [text: string, width: number, blank: boolean] | number;

/** The operators of a page that move or set text, in their order; what only draws is left out by the reader. */
export type PageOp =
  | readonly ['save' | 'restore' | 'beginText' | 'nextLine' | 'endGroup' | 'beginGroup']
  | readonly ['transform' | 'textMatrix' | 'form', Matrix]
  | readonly ['annotation', Matrix, Matrix]
  | readonly ['move' | 'leadingMove', number, number]
  | readonly ['leading' | 'charSpacing' | 'wordSpacing' | 'scale' | 'rise', number]
  | readonly ['font', string, number]
  | readonly ['show', readonly Sign[]];

export interface PageFont {
  /** From a sign's width to a fraction of the size: 0.001 but for fonts drawn by the file itself. */
  readonly unit: number;
  readonly vertical: boolean;
}

/** A sign where it stands on the page. */
export interface Glyph extends Rect {
  readonly text: string;
  /** Height of the writing, in pixels. */
  readonly size: number;
  /** Which way the writing runs, as it is seen. */
  readonly runs: 'right' | 'down' | 'left' | 'up';
}

interface TextState {
  readonly ctm: Matrix;
  readonly font: string;
  readonly size: number;
  readonly leading: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly rise: number;
}

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** How far writing reaches above and below its line, in sizes: the tallest signs of Chinese and Latin fonts. */
const ABOVE = 1;
const BELOW = 0.25;
/** Deeper nesting is no page that anybody wrote. */
const DEEPEST = 500;

/**
 * Where each sign of a page stands (ISO 32000-1 9.4), invisible ones too: what cannot be seen can still be copied.
 * `viewport` takes the page's own units to pixels.
 */
export function glyphsOf(
  ops: readonly PageOp[],
  fonts: Readonly<Record<string, PageFont>>,
  viewport: Matrix,
): Glyph[] {
  const glyphs: Glyph[] = [];
  const base: TextState = {
    ...{ ctm: viewport, font: '', size: 0, leading: 0, charSpacing: 0, wordSpacing: 0, scale: 1, rise: 0 },
  };
  const stack: TextState[] = [];
  let state = base;
  let matrix = IDENTITY;
  let line: [number, number] = [0, 0];
  let at: [number, number] = [0, 0];
  const save = (): void => void (stack.length < DEEPEST && stack.push(state));
  const move = (x: number, y: number): void => {
    line = [line[0] + x, line[1] + y];
    at = line;
  };
  for (const op of ops) {
    switch (op[0]) {
      case 'save':
      case 'beginGroup':
        save();
        break;
      case 'restore':
      case 'endGroup':
        state = stack.pop() ?? state;
        break;
      case 'transform':
        state = { ...state, ctm: times(state.ctm, op[1]) };
        break;
      case 'form':
        save();
        state = { ...state, ctm: times(state.ctm, op[1]) };
        break;
      case 'annotation':
        // What a page left open ends before its annotations.
        save();
        state = { ...base, ctm: times(times(viewport, op[1]), op[2]) };
        break;
      case 'beginText':
        matrix = IDENTITY;
        at = line = [0, 0];
        break;
      case 'textMatrix':
        matrix = op[1];
        at = line = [0, 0];
        break;
      case 'move':
        move(op[1], op[2]);
        break;
      case 'leadingMove':
        state = { ...state, leading: op[2] };
        move(op[1], op[2]);
        break;
      case 'nextLine':
        move(0, state.leading);
        break;
      case 'leading':
        state = { ...state, leading: -op[1] };
        break;
      case 'font':
        state = { ...state, font: op[1], size: op[2] };
        break;
      case 'show':
        at = show(op[1], state, times(state.ctm, matrix), at, fonts[state.font], glyphs);
        break;
      default:
        state = { ...state, [op[0]]: op[1] };
    }
  }
  return glyphs;
}

function show(
  signs: readonly Sign[],
  state: TextState,
  matrix: Matrix,
  start: readonly [number, number],
  font: PageFont | undefined,
  glyphs: Glyph[],
): [number, number] {
  const { size, charSpacing, wordSpacing, scale, rise } = state;
  const { unit, vertical } = font ?? { unit: 0.001, vertical: false };
  let [x, y] = start;
  for (const sign of signs) {
    if (typeof sign === 'number') {
      if (vertical) y -= (sign / 1000) * size;
      else x -= (sign / 1000) * size * scale;
      continue;
    }
    const [text, width, blank] = sign;
    const step = width * unit * size;
    const extra = charSpacing + (blank ? wordSpacing : 0);
    if (vertical) {
      const down = -Math.abs(step || size);
      add(glyphs, text, matrix, [x - size / 2, y + down + rise], [x + size / 2, y + rise], size, [0, -1]);
      y += down - extra;
    } else {
      const wide = step * scale;
      const low = y + rise;
      // A file may say of a sign that it has no width, and draw it all the same.
      const least = Math.abs(size * scale) * leastWidth(text);
      const drawn = Math.abs(wide) >= least ? wide : wide < 0 ? -least : least;
      const along = wide || (size * scale < 0 ? -1 : 1);
      add(glyphs, text, matrix, [x, low - BELOW * size], [x + drawn, low + ABOVE * size], size, [along, 0]);
      x += wide + extra * scale;
    }
  }
  return [x, y];
}

/** In sizes: signs of Chinese fill a square, others about half of one. */
const leastWidth = (text: string): number => (/[\u2e80-\u9fff\uf900-\uffef]/.test(text) ? 1 : 0.5);

function add(
  glyphs: Glyph[],
  text: string,
  matrix: Matrix,
  [left, low]: readonly [number, number],
  [right, high]: readonly [number, number],
  size: number,
  [alongX, alongY]: readonly [number, number],
): void {
  const corners = [
    apply(matrix, left, low),
    apply(matrix, right, low),
    apply(matrix, left, high),
    apply(matrix, right, high),
  ];
  if (!corners.flat().every(Number.isFinite)) return;
  const across = matrix[0] * alongX + matrix[2] * alongY;
  const down = matrix[1] * alongX + matrix[3] * alongY;
  const level = Math.abs(across) >= Math.abs(down);
  const runs = level ? (across >= 0 ? 'right' : 'left') : down >= 0 ? 'down' : 'up';
  const rect = around(corners.map(([x, y]) => ({ x, y, width: 0, height: 0 })));
  glyphs.push({ ...rect, text, size: Math.abs(size) * Math.hypot(matrix[2], matrix[3]), runs });
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** First the inner, then the outer. */
export function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
