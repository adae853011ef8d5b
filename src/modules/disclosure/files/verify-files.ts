import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, MoreThan } from 'typeorm';
import { parseEntry } from '../../../kernel/ledger/index.js';
import { LedgerEntryRow } from '../../ledger/index.js';
import { DisclosureFileResultRow, PublicFileRow } from './file.entities.js';

export interface FileFinding {
  readonly id: string;
  readonly about: string;
}

const PAGE = 200;
const COMPARED = ['mediaType', 'bytes', 'sha256', 'pages', 'originalSha256', 'boxesSha256'] as const;

/** Rows of flattened files against the entries of their making, and what is public against those rows. Their bytes are read with the store. */
@Injectable()
export class VerifyFiles {
  constructor(@InjectDataSource() private readonly reader: DataSource) {}

  async *findings(): AsyncGenerator<FileFinding> {
    const results = this.reader.getRepository(DisclosureFileResultRow);
    for (let after = ''; ;) {
      const page = await results.find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE });
      for (const row of page) {
        const said = await this.entered(row);
        const differing = COMPARED.filter((name) => said?.[name] !== row[name]);
        if (said?.['resultId'] !== row.id) yield { id: row.id, about: '日志中没有该公示文件的制作记录' };
        else if (differing.length > 0) yield { id: row.id, about: `登记与日志不符：${differing.join('、')}` };
      }
      if (page.length < PAGE) break;
      after = page[PAGE - 1]!.id;
    }
    for (const shown of await this.reader.getRepository(PublicFileRow).find()) {
      const result = await results.findOneBy({ id: shown.resultId });
      const same =
        result?.sha256 === shown.sha256 && result.bytes === shown.bytes && result.pages === shown.pages;
      if (!same) yield { id: shown.resultId, about: `公示中的文件（${shown.slug}/${shown.n}）与制作的不符` };
    }
  }

  private async entered(
    row: DisclosureFileResultRow,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    const where = { id: row.entryId, act: 'disclosure.make-file' };
    const entry = await this.reader.getRepository(LedgerEntryRow).findOneBy(where);
    const parsed = entry ? parseEntry(entry.bytes) : undefined;
    return parsed?.ok ? parsed.value.detail : undefined;
  }
}
