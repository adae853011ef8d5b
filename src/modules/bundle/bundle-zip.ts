import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import yazl from 'yazl';

/** Bytes under a path: at hand, or read from the store when their turn comes. */
export type Packed =
  | { readonly path: string; readonly content: Buffer }
  | {
      readonly path: string;
      readonly bytes: number;
      readonly sha256: string;
      readonly open: () => Promise<Readable>;
    };

export interface ZipStream {
  readonly stream: Readable;
  /** Bytes of the whole file, known before the first of them flows. */
  readonly size: number;
}

/**
 * One ZIP as a stream, zip64 where needed, nothing deflated (video does not shrink) and nothing gathered in memory.
 * The stream breaks off when bytes from the store are not those of their digest: a false bundle is never whole.
 */
export async function zipOf(items: readonly Packed[], madeAt: Date): Promise<ZipStream> {
  const zip = new yazl.ZipFile();
  const stream = zip.outputStream as Readable;
  const fail = (error: Error): void => void stream.destroy(error);
  (zip as unknown as NodeJS.EventEmitter).on('error', fail);
  // It may fail before anyone reads; who reads then is told.
  stream.on('error', () => undefined);
  let flowing: Readable | undefined;
  // Whoever breaks off lets go of the file that was flowing.
  stream.once('close', () => flowing?.destroy());
  const options = { mtime: madeAt, compress: false };
  for (const item of items) {
    const { path } = item;
    if ('content' in item) zip.addBuffer(item.content, path, options);
    else {
      zip.addReadStreamLazy(path, { ...options, size: item.bytes }, (give) => {
        item.open().then((source) => {
          flowing = judged(source, item.path, item.sha256).once('error', fail);
          give(null, flowing);
        }, fail);
      });
    }
  }
  const size = await new Promise<number>((resolve) =>
    zip.end({ forceZip64Format: false, comment: '' }, resolve as never),
  );
  if (size < 0) throw new Error('the size of a bundle must be known');
  return { stream, size };
}

/** Passes bytes on, and fails at their end when they are not those of the digest. */
function judged(source: Readable, path: string, sha256: string): Readable {
  const hash = createHash('sha256');
  const judge = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(
        hash.digest('hex') === sha256 ? null : new Error(`${path}: the stored bytes are not those received`),
      );
    },
  });
  source.on('error', (error) => judge.destroy(error));
  judge.on('close', () => source.destroy());
  return source.pipe(judge);
}
