import { Injectable } from '@nestjs/common';

const MOST_BYTES = 16 * 2 ** 20;

/**
 * Pages as they were made, each under the mark of what was public then (`PublicRecords.mark`): a release, a correction,
 * a withdrawal or a new day changes the mark, and no page made before is ever sent again.
 */
@Injectable()
export class PageCache {
  private readonly pages = new Map<string, string>();
  private mark = '';
  private bytes = 0;

  get(key: string, mark: string): string | undefined {
    return mark === this.mark ? this.pages.get(key) : undefined;
  }

  keep(key: string, mark: string, page: string): void {
    if (mark !== this.mark) this.clear(mark);
    // What is asked for by many comes back at once after the clearing; what was asked for once is gone.
    if (this.bytes + page.length > MOST_BYTES) this.clear(mark);
    if (!this.pages.has(key)) this.bytes += page.length;
    this.pages.set(key, page);
  }

  private clear(mark: string): void {
    this.pages.clear();
    this.bytes = 0;
    this.mark = mark;
  }
}
