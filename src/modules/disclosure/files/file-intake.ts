import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import type { FileKind } from '../../../kernel/pages/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Config } from '../../../platform/config/index.js';
import { Clock } from '../../../platform/time/index.js';
import { EvidenceReader, ViewEvidence } from '../../evidence/index.js';
import { AddFile } from '../acts/add-file.js';
import { DisclosureActs } from '../disclosure-acts.js';
import type { DisclosureRow } from '../disclosure.entities.js';
import { Publishables } from '../publishables/publishables.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { digestOf, FileObjects } from './file-objects.js';
import { Pages } from './pages.js';

/** To which disclosure a file is added, by whom, and which version of it the person had read. */
export interface AddedTo {
  readonly actor: Actor;
  readonly id: string;
  readonly version?: string | undefined;
}

/** What is slow about a new file, before the act that adds it: it is read, judged and stored. */
@Injectable()
export class FileIntake {
  constructor(
    private readonly acts: DisclosureActs,
    private readonly publishables: Publishables,
    private readonly evidence: EvidenceReader,
    private readonly viewing: ViewEvidence,
    private readonly objects: FileObjects,
    private readonly pages: Pages,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Refuses `disclosure.file-not-of-case`, what the reading of an item refuses, and as `upload` does. */
  async fromEvidence(
    to: AddedTo,
    { evidenceId, title }: { evidenceId: string; title: string },
  ): Promise<Result<{ id: string }>> {
    const known = await this.known(to, title);
    if (!known.ok) return known;
    const item = await this.evidence.seen(to.actor, evidenceId);
    if (!item.ok) return item;
    const { caseId, bytes: size, sha256 } = item.value;
    if (caseId !== known.value.caseId)
      return refuse('disclosure.file-not-of-case', { next: '请选择本案的证据材料' });
    if (size > this.config.disclosureFileMaxBytes) return this.tooLarge();
    // To read an item is an act of its own, whoever it is for.
    const viewed = await this.viewing.view(to.actor, evidenceId);
    if (!viewed.ok) return viewed;
    const read = await this.objects.bytesOf({ id: evidenceId, bytes: size, sha256 });
    if (!read.ok) return read;
    const kind = await this.judge(read.value);
    if (!kind.ok) return kind;
    const arrived = { ...measured(read.value), title, kind: kind.value, evidenceId };
    return this.acts.run(AddFile, {
      ...to,
      input: { fileId: this.clock.newId(), objectId: evidenceId, ...arrived },
    });
  }

  /** Refuses other types, what is encrypted, broken or too large, and a title that tells something private. */
  async upload(to: AddedTo, bytes: Uint8Array, title: string): Promise<Result<{ id: string }>> {
    const known = await this.known(to, title);
    if (!known.ok) return known;
    const kind = await this.judge(bytes);
    if (!kind.ok) return kind;
    const fileId = this.clock.newId();
    const input = {
      ...{ fileId, objectId: fileId, title, kind: kind.value, evidenceId: null },
      ...measured(bytes),
    };
    return this.objects.keep(fileId, bytes, () => this.acts.run(AddFile, { ...to, input }));
  }

  /** The disclosure as it stands, where the file may be added to it. */
  private async known(to: AddedTo, title: string): Promise<Result<DisclosureRow>> {
    const known = await this.acts.admitted(AddFile, to);
    if (!known.ok) return known;
    const { row } = known.value;
    const clean = containsNothingPrivate(title, await this.publishables.optionsOf(row));
    return clean.ok ? ok(row) : clean;
  }

  private async judge(bytes: Uint8Array): Promise<Result<FileKind>> {
    const kind = this.pages.judge(bytes);
    if (!kind.ok) return kind;
    const opened = await this.pages.count(bytes, kind.value);
    return opened.ok ? kind : opened;
  }

  private tooLarge() {
    const most = this.config.disclosureFileMaxBytes;
    return refuse('disclosure.file-too-large', { detail: `文件不得超过${Math.floor(most / 2 ** 20)} MiB` });
  }
}

const measured = (bytes: Uint8Array) => ({ bytes: bytes.length, sha256: digestOf(bytes) });
