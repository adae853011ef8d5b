import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { DisclosureActs } from '../disclosure-acts.js';
import { noOpenCorrection } from './add-file.js';
import { DisclosureFileRow } from './file.entities.js';

/** 移除公示文件: it is not put online, or no longer once a correction is released. Its number stays taken. */
@Injectable()
export class RemoveFile {
  constructor(
    @InjectRepository(DisclosureFileRow) private readonly files: Repository<DisclosureFileRow>,
    private readonly acts: DisclosureActs,
  ) {}

  async remove(actor: Actor, id: string): Promise<Result<void>> {
    const known = await this.files.findOneBy({ id });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    return this.acts.perform(actor, 'disclosure.remove-file', known.disclosureId, async ({ tx }) => {
      const files = tx.getRepository(DisclosureFileRow);
      const row = await files.findOneByOrFail({ id });
      if (row.state === 'removed')
        return refuse('disclosure.file-out-of-order', { facts: { state: row.state } });
      const open = await noOpenCorrection(tx, row.disclosureId);
      if (!open.ok) return open;
      await files.update({ id }, { state: 'removed', version: row.version + 1 });
      const detail = { fileId: id, n: row.seq, sha256: row.sha256 };
      return ok({ value: undefined, changes: {}, detail });
    });
  }
}
