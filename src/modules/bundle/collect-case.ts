import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import {
  BUNDLE_FORMAT,
  type BundleDocument,
  type BundleEvidence,
  type BundleFile,
  type BundleIndex,
  INDEX_PATH,
} from '../../kernel/bundle/index.js';
import { ok, type Result } from '../../kernel/result.js';
import { PROJECT_ROOT } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import { CaseReader } from '../cases/index.js';
import { EvidenceReader, type EvidenceRow, EvidenceStore } from '../evidence/index.js';
import { readmeOf } from './readme.js';
import { safeName } from './rules/safe-name.rules.js';

export interface SmallFile {
  readonly path: string;
  readonly content: Buffer;
}

/** All of a case but the bytes of its evidence, as it stands now. */
export interface Collected {
  readonly agencyId: string;
  readonly number: string | null;
  readonly index: BundleIndex;
  readonly indexSha256: string;
  /** The index first. */
  readonly files: readonly SmallFile[];
  /** Ids of the timeline's entries. */
  readonly eventIds: readonly string[];
}

const VERIFIER = join(PROJECT_ROOT, 'verifier/verify.mjs');
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const jsonFile = (path: string, value: unknown): SmallFile => ({
  path,
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

/** Gathers what goes into a bundle before the act: texts and digests only, however large the evidence is. */
@Injectable()
export class CollectCase {
  constructor(
    private readonly agencies: Agencies,
    private readonly cases: CaseReader,
    private readonly evidence: EvidenceReader,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** Refuses `not-found` for a case out of sight. */
  async collect(actor: Actor, caseId: string): Promise<Result<Collected>> {
    const seen = await this.cases.file(actor, caseId);
    if (!seen.ok) return seen;
    const { events, documents: texts, nextActs: _, missing: __, ...facts } = seen.value;
    const { agencyId, number } = facts;
    const documents = texts.map(({ id, title, sha256: digest, eventId, body }, position) => {
      const path = `documents/${safeName(position + 1, title, 'txt')}`;
      const listed: BundleDocument = { id, title, path, sha256: digest, entryId: eventId };
      return { listed, file: { path, content: Buffer.from(body) } };
    });
    const evidence = await this.items(await this.evidence.ofCase(caseId));
    const agency = await this.agencies.get(agencyId);
    const index: Omit<BundleIndex, 'files'> = {
      format: BUNDLE_FORMAT,
      madeAt: this.clock.now(),
      agency: { id: agencyId, name: agency?.name ?? '' },
      caseId,
      case: facts,
      documents: documents.map(({ listed }) => listed),
      evidence,
    };
    const files: SmallFile[] = [
      { path: 'README.md', content: Buffer.from(readmeOf(index, number)) },
      { path: 'verify.mjs', content: await readFile(VERIFIER) },
      jsonFile('history/timeline.json', events),
      ...documents.map(({ file }) => file),
    ];
    const listed: BundleFile[] = files.map(({ path, content }) => ({
      path,
      bytes: content.length,
      sha256: sha256(content),
    }));
    const whole: BundleIndex = { ...index, files: listed };
    const indexFile = jsonFile(INDEX_PATH, whole);
    return ok({
      agencyId,
      number,
      index: whole,
      indexSha256: sha256(indexFile.content),
      files: [indexFile, ...files],
      eventIds: events.map((event) => event.id),
    });
  }

  private async items(rows: readonly EvidenceRow[]): Promise<BundleEvidence[]> {
    const items: BundleEvidence[] = [];
    for (const [position, row] of rows.entries()) {
      const { id, filename, mediaType, bytes, sha256: digest, sm3 } = row;
      const stored = await this.store.objects.stat(id);
      const absent = stored ? null : await this.whyAbsent(row);
      const path = stored ? `evidence/${safeName(position + 1, filename)}` : null;
      items.push({ id, filename, mediaType, bytes, sha256: digest, sm3, path, absent });
    }
    return items;
  }

  /** Why an item's bytes are not stored: what the act that disposed of them says. Without one they are lost. */
  private async whyAbsent(row: EvidenceRow): Promise<string> {
    const disposal = await this.evidence.disposalOf(row);
    if (!disposal) return '存储中没有该文件，账本中也没有销毁记录';
    return `${disposal.reason}（${disposal.at}，记录 ${disposal.seq}）`;
  }
}
