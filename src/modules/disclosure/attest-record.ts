import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts, LedgerEntryRow } from '../ledger/index.js';
import { sha256 } from './digest.js';
import { DisclosureRow, PublicFileRow, PublicRecordRow } from './disclosure.entities.js';
import { releasedFields, shownFields } from './rules/attestation.rules.js';
import { filesText } from './rules/shown-files.rules.js';

const RELEASES = ['disclosure.release', 'disclosure.release-correction'];
const SUBJECT = 'public-record';

/** A ledger entry that anybody may read: it tells the digests of what is public and nothing else. */
export interface Attestation {
  readonly agencyId: string;
  readonly seq: number;
  /** The entry's bytes as they were hashed. */
  readonly entry: string;
}

/**
 * 公示存证: the entry of a release names who acted and the digest of the unredacted decision, from which short hidden
 * words could be guessed; it stays inside. This entry of the program itself can be shown to everybody and proven.
 */
@Injectable()
export class AttestRecord {
  private readonly logger = new Logger('disclosure');

  constructor(
    private readonly acts: Acts,
    @InjectRepository(DisclosureRow) private readonly disclosures: Repository<DisclosureRow>,
  ) {}

  /** After a release; what goes wrong here is made up for when somebody asks for the proof. */
  async afterRelease(slug: string): Promise<void> {
    try {
      const attested = await this.of(slug);
      if (!attested.ok) this.logger.error(`${slug}: ${attested.refusal.code}`);
    } catch (error) {
      this.logger.error(`${slug}: ${String(error)}`);
    }
  }

  /**
   * The attestation of what was released last; made now where there is none yet. Refuses `not-found`, and
   * `disclosure.altered` where the public table no longer holds what the ledger says was released.
   */
  async of(slug: string): Promise<Result<Attestation>> {
    const known = await this.disclosures.findOneBy({ slug });
    if (known?.state !== 'published') return refuse('not-found');
    const { agencyId } = known;
    const released = await this.newest({ agencyId, subjectId: known.id, act: In(RELEASES) });
    const attested = await this.newest({ agencyId, subjectType: SUBJECT, subjectId: slug });
    if (released && attested && attested.seq > released.seq) return ok(attestationOf(attested));
    const actor = systemActor(agencyId, ['releaser']);
    const subject = { agencyId, type: SUBJECT, id: slug };
    const made = await this.acts.perform(actor, 'disclosure.attest', subject, async ({ tx }) => {
      const row = await tx.getRepository(PublicRecordRow).findOneByOrFail({ slug });
      const files = await tx.getRepository(PublicFileRow).findBy({ slug });
      const filesSha256 = files.length > 0 ? sha256(filesText(files)) : undefined;
      const said = released && detailOf(released);
      const asReleased =
        said?.publishedSha256 === sha256(row.text ?? '') &&
        said.recordSha256 === sha256(JSON.stringify(releasedFields(row))) &&
        said.filesSha256 === filesSha256;
      if (!asReleased) return refuse('disclosure.altered', { facts: { slug } });
      const recordSha256 = sha256(JSON.stringify(shownFields(row)));
      return ok({
        value: undefined,
        detail: { textSha256: said.publishedSha256, recordSha256, filesSha256 },
      });
    });
    if (!made.ok) return made;
    const fresh = await this.newest({ agencyId, subjectType: SUBJECT, subjectId: slug });
    if (!fresh) throw new Error(`the attestation of ${slug} is not in the ledger`);
    return ok(attestationOf(fresh));
  }

  private newest(where: object): Promise<LedgerEntryRow | null> {
    return this.disclosures.manager.getRepository(LedgerEntryRow).findOne({ where, order: { seq: 'DESC' } });
  }
}

const attestationOf = ({ agencyId, seq, bytes }: LedgerEntryRow): Attestation => ({
  ...{ agencyId, seq, entry: bytes },
});

interface ReleaseDetail {
  readonly publishedSha256: string;
  readonly recordSha256: string;
  /** Absent where no files were released. */
  readonly filesSha256?: string;
}

function detailOf({ bytes }: LedgerEntryRow): ReleaseDetail {
  return (JSON.parse(bytes) as { detail: ReleaseDetail }).detail;
}
