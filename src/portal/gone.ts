import { refuse } from '../kernel/result.js';
import type { PublicRecordRow } from '../modules/disclosure/index.js';
import { recordPath } from './open-record.js';
import { groundOf } from './pages/record.page.js';

/** Why a record is no longer shown, for programs. */
export function goneOf(row: PublicRecordRow) {
  const { slug, withdrawnOn, publicReason: reason, endedBy } = row;
  const said = { ...groundOf(row), facts: { url: recordPath(slug), withdrawnOn, reason } };
  if (endedBy === 'expired') return refuse('portal.expired', said);
  if (endedBy === 'stopped') return refuse('portal.stopped', said);
  return refuse('portal.withdrawn', said);
}
