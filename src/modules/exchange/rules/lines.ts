import { LICENCE_FIELDS } from './licence-line.rules.js';
import type { Line, LineField, LineKind } from './line.rules.js';
import { PENALTY_FIELDS } from './penalty-line.rules.js';

/** What a kind of file is called, its columns, and where a line says what it is about. */
export interface LineShape {
  readonly title: string;
  readonly fields: readonly LineField[];
  readonly documentNumber: (line: Line) => string;
  readonly party: (line: Line) => string;
  readonly decidedOn: (line: Line) => string;
}

const day = (text: string | undefined): string => (text ?? '').replaceAll('/', '-');

export const SHAPES: Record<LineKind, LineShape> = {
  penalty: {
    title: '行政处罚',
    fields: PENALTY_FIELDS,
    documentNumber: (line) => line['CF_WSH'] ?? '',
    party: (line) => line['CF_XDR_MC'] ?? '',
    decidedOn: (line) => day(line['CF_CFJDRQ']),
  },
  licence: {
    title: '行政许可',
    fields: LICENCE_FIELDS,
    documentNumber: (line) => line['XK_WSH'] ?? '',
    party: (line) => line['XK_XDR_MC'] ?? '',
    decidedOn: (line) => day(line['XK_JDRQ']),
  },
};
