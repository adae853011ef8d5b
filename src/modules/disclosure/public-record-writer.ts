import type { EntityManager } from 'typeorm';
import { PublicFileRow } from './files/file.entities.js';
import { PublicRecordRow, PublicStateRow, PublicTokenRow } from './public.entities.js';
import type { PublicRecord, Tombstone } from './rules/public-record.rules.js';
import type { ShownFile } from './rules/shown-files.rules.js';
import { tokensOf } from './rules/tokens.rules.js';

const AT_ONCE = 200;

/**
 * The only hand on the public tables: what is shown, how it is found and the count of changes move together, in the act
 * that releases, corrects, withdraws or ends.
 */
export class PublicRecordWriter {
  constructor(private readonly tx: EntityManager) {}

  async show(record: PublicRecord, files: readonly ShownFile[]): Promise<void> {
    const no = await this.changed();
    await this.tx.getRepository(PublicRecordRow).insert({ ...record, no } as never);
    await this.addTokens(no, record);
    await this.addFiles(record.slug, files);
  }

  /** Puts another text in its place; its address, its place in the lists and its day stay. */
  async replace(record: PublicRecord, files: readonly ShownFile[]): Promise<void> {
    await this.changed();
    const { no } = await this.row(record.slug);
    await this.tx.getRepository(PublicRecordRow).update({ slug: record.slug }, record as never);
    await this.tx.getRepository(PublicTokenRow).delete({ no });
    await this.addTokens(no, record);
    await this.tx.getRepository(PublicFileRow).delete({ slug: record.slug });
    await this.addFiles(record.slug, files);
  }

  async end(slug: string, tombstone: Tombstone): Promise<void> {
    await this.changed();
    const { no } = await this.row(slug);
    await this.tx.getRepository(PublicRecordRow).update({ slug }, tombstone);
    await this.tx.getRepository(PublicTokenRow).delete({ no });
    await this.tx.getRepository(PublicFileRow).delete({ slug });
  }

  async row(slug: string): Promise<PublicRecordRow> {
    return this.tx.getRepository(PublicRecordRow).findOneByOrFail({ slug });
  }

  private async addTokens(no: number, record: PublicRecord): Promise<void> {
    const rows = tokensOf(record).map((token) => ({ token, no }));
    for (let i = 0; i < rows.length; i += AT_ONCE)
      await this.tx.getRepository(PublicTokenRow).insert(rows.slice(i, i + AT_ONCE));
  }

  /** Field by field, like the record: nothing of the originals goes along. */
  private async addFiles(slug: string, files: readonly ShownFile[]): Promise<void> {
    for (const { n, title, mediaType, bytes, sha256, pages, resultId } of files)
      await this.tx
        .getRepository(PublicFileRow)
        .insert({ slug, n, title, mediaType, bytes, sha256, pages, resultId });
  }

  /** Counts one change and answers the count; the row is the lock of the public tables. */
  private async changed(): Promise<number> {
    const state = this.tx.getRepository(PublicStateRow);
    await state.increment({ id: 1 }, 'version', 1);
    return (await state.findOneByOrFail({ id: 1 })).version;
  }
}
