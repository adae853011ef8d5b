import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';

const MOST_BYTES = 16 * 2 ** 20;

/** A page as it is sent: its bytes, and the tag by which a browser asks whether they still hold. Both are made once. */
export interface KeptPage {
  readonly body: Buffer;
  readonly etag: string;
}

/**
 * Pages as they were made, each under the mark of what was public then (`PublicMark`): a release, a correction,
 * a withdrawal or a new day changes the mark, and no page made before is ever sent again.
 */
@Injectable()
export class PageCache {
  private readonly pages = new Map<string, KeptPage>();
  private mark = '';
  private bytes = 0;

  get(key: string, mark: string): KeptPage | undefined {
    return mark === this.mark ? this.pages.get(key) : undefined;
  }

  keep(key: string, mark: string, text: string): KeptPage {
    const page = pageOf(text);
    if (mark !== this.mark) this.clear(mark);
    // What is asked for by many comes back at once after the clearing; what was asked for once is gone.
    if (this.bytes + page.body.length > MOST_BYTES) this.clear(mark);
    // Two that missed the same page both made it; the later one takes the place of the earlier.
    this.bytes += page.body.length - (this.pages.get(key)?.body.length ?? 0);
    this.pages.set(key, page);
    return page;
  }

  private clear(mark: string): void {
    this.pages.clear();
    this.bytes = 0;
    this.mark = mark;
  }
}

function pageOf(text: string): KeptPage {
  const body = Buffer.from(text);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
}
