import { Injectable } from '@nestjs/common';
import { PublicMark } from '../modules/disclosure/index.js';
import { type KeptPage, PageCache } from './page-cache.js';

/** What holds as long as nothing public changes is made once; what is not shown is never kept. */
@Injectable()
export class KeptPages {
  constructor(
    private readonly publicMark: PublicMark,
    private readonly pages: PageCache,
  ) {}

  /** The page of this key, made by `make` where it was not; undefined where `make` has none. */
  async of(key: string, make: () => Promise<string | undefined>): Promise<KeptPage | undefined> {
    // Read before the page: what changes meanwhile leaves the page under the mark of before.
    const mark = await this.publicMark.now();
    const before = this.pages.get(key, mark);
    if (before !== undefined) return before;
    const text = await make();
    return text === undefined ? undefined : this.pages.keep(key, mark, text);
  }
}
