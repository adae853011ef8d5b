import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';

const MOST_BYTES = 16 * 2 ** 20;
/** Brotli's quality: close to its best at a twentieth of the time. */
const QUALITY = 6;

/** One form of a page: its bytes, and the tag by which a browser asks whether they still hold. */
export interface PageForm {
  readonly body: Buffer;
  readonly etag: string;
}

/** A page as it is sent: as it is, and compressed. Each form is made once and has its own tag. */
export interface CachedPage {
  readonly plain: PageForm;
  readonly br: PageForm;
  readonly gzip: PageForm;
}

export async function pageOf(text: string): Promise<CachedPage> {
  const body = Buffer.from(text);
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
    promisify(gzip)(body),
  ]);
  return {
    plain: { body, etag: `"${digest}"` },
    br: { body: br, etag: `"${digest}.br"` },
    gzip: { body: zipped, etag: `"${digest}.gz"` },
  };
}

const bytesOf = ({ plain, br, gzip: zipped }: CachedPage): number =>
  plain.body.length + br.body.length + zipped.body.length;

/**
 * Pages as they were made, each under the mark of what was public then (`PublicationVersion`): a release, a correction,
 * a withdrawal or a new day changes the mark, and no page made before is ever sent again.
 */
@Injectable()
export class PageStore {
  private readonly pages = new Map<string, CachedPage>();
  private mark = '';
  private bytes = 0;

  get(key: string, mark: string): CachedPage | undefined {
    return mark === this.mark ? this.pages.get(key) : undefined;
  }

  keep(key: string, mark: string, page: CachedPage): CachedPage {
    if (mark !== this.mark) this.clear(mark);
    // What is asked for by many comes back at once after the clearing; what was asked for once is gone.
    if (this.bytes + bytesOf(page) > MOST_BYTES) this.clear(mark);
    // Two that missed the same page both made it; the later one takes the place of the earlier.
    const before = this.pages.get(key);
    this.bytes += bytesOf(page) - (before ? bytesOf(before) : 0);
    this.pages.set(key, page);
    return page;
  }

  private clear(mark: string): void {
    this.pages.clear();
    this.bytes = 0;
    this.mark = mark;
  }
}
