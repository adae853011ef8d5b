import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import {
  changedOutside,
  type FileKind,
  fileKindOf,
  filterRows,
  flatPng,
  glyphsOf,
  type PackedPage,
  type Pixels,
  pictureSizeOf,
  readFlatPdf,
  readFlatPng,
  rowLength,
  unfilterRows,
} from '../../../kernel/pages/index.js';
import type { RedactionOptions } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Refused, type Result } from '../../../kernel/result.js';
import { runInTextThread } from '../../../platform/workers/index.js';
import { Config } from '../../../platform/config/index.js';
import { RefusedException } from '../../../platform/http/index.js';
import type { StoredPage } from '../rules/file-plan.rules.js';
import { PAGE_LIMITS, PageError, type PageProblem, PageReader } from './page-reader.js';

const AT_ONCE = 2;
const ROWS = 128;
/** Pixels a photograph may say it has: some 50 million, as the largest cameras in use make them. */
const MOST_PIXELS = 60_000_000;
const SHOWN = 12;

const WORDS: Record<PageProblem, () => Refused> = {
  encrypted: () => refuse('disclosure.file-encrypted', { next: '请去除密码后另存，再上传' }),
  broken: () => refuse('disclosure.file-broken', { next: '请用原始文件重新生成后上传' }),
  'too-large': () =>
    refuse('disclosure.file-too-large', { detail: '页面尺寸过大', next: '请缩小页面后重新生成' }),
  'beyond-limits': () =>
    refuse('disclosure.file-beyond-limits', { next: '请拆分文件，或者打印后重新扫描为较小的文件' }),
  'no-font': () =>
    refuse('disclosure.file-no-font', {
      detail: '文件未嵌入中文字体，本服务器也没有中文字体，页面会显示为空白方框',
      next: '请管理员安装中文字体（如 Noto Sans CJK），或者上传嵌入字体的文件',
    }),
};

export interface ReadFile {
  readonly pages: StoredPage[];
  /** RED-02: why the file may not be put online at all. */
  readonly objection?: string;
}

/** Opens files one or two at a time, each in a process of its own (`PageReader`), and packs pages without loss. */
@Injectable()
export class Pages implements BeforeApplicationShutdown {
  private readonly open = new Set<PageReader>();
  private stopping = false;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Pages shown last, packed; forgotten with the program. */
  private readonly shown = new Map<string, Uint8Array>();

  constructor(private readonly config: Config) {}

  /** What is under way is broken off and counts as nothing; the next start takes it up. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
    for (const reader of this.open) reader.close();
  }

  /** What the file is by its bytes. Refuses other types, and pictures that would be too large to unpack. */
  judge(bytes: Uint8Array): Result<FileKind> {
    const kind = fileKindOf(bytes);
    if (!kind) return refuse('disclosure.file-type', { next: '请选择 PDF、JPEG、PNG 或者 WebP 文件' });
    if (kind === 'pdf') return ok(kind);
    const size = pictureSizeOf(bytes, kind);
    if (!size) return refuse('disclosure.file-broken', { next: '请用原始文件重新生成后上传' });
    if (size.width * size.height <= MOST_PIXELS) return ok(kind);
    return refuse('disclosure.file-too-large', {
      detail: `图像为${size.width}×${size.height}像素`,
      facts: { ...size },
    });
  }

  /** Opens it and closes it again: whether it can be opened at all, and how many pages it has. */
  count(bytes: Uint8Array, kind: FileKind): Promise<Result<number>> {
    return this.with(bytes, kind, (_, pages) => Promise.resolve(ok(pages)));
  }

  /** Every page with what the detectors find on it; `onPage` is told of each that is done. */
  read(
    bytes: Uint8Array,
    kind: FileKind,
    options: RedactionOptions,
    onPage: (page: number, of: number) => void = () => undefined,
  ): Promise<Result<ReadFile>> {
    return this.with(bytes, kind, async (reader, count) => {
      const pages: StoredPage[] = [];
      let objection: string | undefined;
      for (let number = 1; number <= count; number++) {
        const raw = await reader.read(number);
        const { refuse: against, ...page } = await runInTextThread('readPage', [
          glyphsOf(raw.ops, raw.fonts, raw.viewport),
          { width: raw.width, height: raw.height, pictures: raw.pictures },
          options,
        ]);
        objection ??= against;
        pages.push({ width: raw.width, height: raw.height, ...page });
        onPage(number, count);
      }
      return ok({ pages, ...(objection !== undefined && { objection }) });
    });
  }

  /** Each page as it looks, one after the other. */
  look(
    bytes: Uint8Array,
    kind: FileKind,
    onPage: (pixels: Pixels, page: number, of: number) => Promise<Result<void>>,
  ): Promise<Result<void>> {
    return this.with(bytes, kind, async (reader, count) => {
      for (let number = 1; number <= count; number++) {
        const done = await onPage(await reader.look(number), number, count);
        if (!done.ok) return done;
      }
      return ok();
    });
  }

  /** One page as a PNG, for the screen; the last few are kept in memory. */
  async picture(
    key: string,
    page: number,
    bytesOf: () => Promise<Result<{ bytes: Uint8Array; kind: FileKind }>>,
  ) {
    const name = `${key} ${page}`;
    const before = this.shown.get(name);
    if (before) return ok(before);
    const file = await bytesOf();
    if (!file.ok) return file;
    const seen = await this.with(file.value.bytes, file.value.kind, async (reader, count) =>
      page >= 1 && page <= count ? ok(await reader.look(page)) : refuse('not-found'),
    );
    if (!seen.ok) return seen;
    const png = flatPng(await this.pack(seen.value));
    this.shown.set(name, png);
    if (this.shown.size > SHOWN) this.shown.delete(this.shown.keys().next().value!);
    return ok(png);
  }

  /** What a finished PDF holds besides pictures, as a reader of other people's making sees it. */
  facts(bytes: Uint8Array) {
    return this.with(bytes, 'pdf', async (reader) => ok(await reader.facts()));
  }

  /** Rows filtered and compressed without loss, in pieces between which the program answers others. */
  async pack(pixels: Pixels): Promise<PackedPage> {
    const { width, height } = pixels;
    const rows = new Uint8Array(rowLength(width) * height);
    for (let from = 0; from < height; from += ROWS) {
      rows.set(filterRows(pixels, from, Math.min(height, from + ROWS)), from * rowLength(width));
      await new Promise(setImmediate);
    }
    const packed = await promisify(deflate)(rows);
    return { width, height, packed: new Uint8Array(packed) };
  }

  /** The pixels of a packed page; undefined where its bytes are anything else than these. */
  async unpack({ width, height, packed }: PackedPage): Promise<Pixels | undefined> {
    const most = rowLength(width) * height;
    if (width * height > PAGE_LIMITS.pixels) return undefined;
    const rows = await promisify(inflate)(packed, { maxOutputLength: most + 1, info: true }).catch(
      () => undefined,
    );
    if (!rows) return undefined;
    // With `info` zlib also says how much it took: nothing may stand behind the pixels.
    const { buffer, engine } = rows as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return engine.bytesWritten === packed.length ? unfilterRows(buffer, width, height) : undefined;
  }

  /** The pages of a file that this program flattened; undefined for every other file. */
  flat(bytes: Uint8Array, mediaType: string): PackedPage[] | undefined {
    if (mediaType === 'application/pdf') return readFlatPdf(bytes);
    const page = readFlatPng(bytes);
    return page && [page];
  }

  /** Whether a packed page gives back exactly these pixels. */
  async packs(page: PackedPage, pixels: Pixels): Promise<boolean> {
    const again = await this.unpack(page);
    return again !== undefined && changedOutside(pixels, again, []) === 0;
  }

  private async with<T>(
    bytes: Uint8Array,
    kind: FileKind,
    work: (reader: PageReader, pages: number) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    await this.turn();
    const reader = PageReader.start();
    this.open.add(reader);
    try {
      if (this.stopping) throw new Error('the program ends');
      const pages = await reader.open(bytes, kind);
      const most = this.config.disclosureFileMaxPages;
      if (pages > most)
        return refuse('disclosure.file-too-large', {
          detail: `文件共${pages}页，最多${most}页`,
          facts: { pages, most },
        });
      return await work(reader, pages);
    } catch (error) {
      if (error instanceof PageError && !this.stopping) return WORDS[error.problem]();
      // Its words took longer to read than they may.
      if (error instanceof RefusedException) return WORDS['beyond-limits']();
      throw error;
    } finally {
      reader.close();
      this.open.delete(reader);
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    while (this.running >= AT_ONCE) await new Promise<void>((go) => this.waiting.push(go));
    this.running += 1;
  }
}
