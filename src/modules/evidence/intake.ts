import { createHash } from 'node:crypto';
import { inputPipe, RefusedException } from '../../platform/http/index.js';
import { firstRefusal, ok, type Result } from '../../kernel/result.js';
import { type Instant, instantOf } from '../../kernel/time.js';
import type { UploadMetadata } from '../../platform/tus/index.js';
import { type EvidenceFields, UploadMetadataInput } from './dto/evidence-inputs.js';
import { captureHolds, nameHolds } from './rules/intake.rules.js';

/** What the sender says of a file, checked. */
export interface Intake extends EvidenceFields {
  readonly caseId: string;
  readonly filename: string;
  /** Media type by the sender's word. */
  readonly claimedType?: string | undefined;
}

const pipe = inputPipe();

/** Reads tus metadata; refuses unknown keys and whatever the fields' own descriptions do not admit. */
export async function intakeOf(metadata: UploadMetadata, now: Instant): Promise<Result<Intake>> {
  // A key without a value says nothing.
  const said = Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== ''));
  try {
    const input = (await pipe.transform(said, {
      type: 'body',
      metatype: UploadMetadataInput,
    })) as UploadMetadataInput;
    const { caseId, filename, filetype, stage, capturedFrom, capturedTo, deviceId, sha256 } = input;
    return checked(
      { caseId, filename, claimedType: filetype, stage, capturedFrom, capturedTo, deviceId, sha256 },
      now,
    );
  } catch (error) {
    if (error instanceof RefusedException) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** The rules that need only what was said and the moment. */
export function checked(intake: Intake, now: Instant): Result<Intake> {
  const holds = firstRefusal(
    () => nameHolds(intake.filename),
    () => captureHolds(intake, now),
  );
  return holds.ok ? ok(intake) : holds;
}

export const utc = (at: Instant | undefined): Instant | null =>
  at === undefined ? null : instantOf(new Date(at));

/** The ledger keeps the digest of a name: names of people stand in names of files. */
export const nameDigest = (name: string): string => createHash('sha256').update(name, 'utf8').digest('hex');
