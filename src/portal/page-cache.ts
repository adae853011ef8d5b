import { Injectable } from '@nestjs/common';
import { PublicationVersion } from '../modules/disclosure/index.js';
import { type CachedPage, PageStore, pageOf } from './page-store.js';

/** What holds as long as nothing public changes is made once; what is not shown is never kept. */
@Injectable()
export class PageCache {
  constructor(
    private readonly publicationVersion: PublicationVersion,
    private readonly pages: PageStore,
  ) {}

  /** The page of this key, made by `make` where it was not; undefined where `make` has none. */
  async of(key: string, make: () => Promise<string | undefined>): Promise<CachedPage | undefined> {
    // Read before the page: what changes meanwhile leaves the page under the mark of before.
    const mark = await this.publicationVersion.now();
    const before = this.pages.get(key, mark);
    if (before !== undefined) return before;
    const text = await make();
    return text === undefined ? undefined : this.pages.keep(key, mark, await pageOf(text));
  }
}
