import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { PublicFileRow } from '../files/file.entities.js';

/** A file as the public reads it. */
export type PublicFile = Pick<PublicFileRow, 'n' | 'title' | 'mediaType' | 'bytes' | 'sha256' | 'pages'>;

/** A flattened file bound to a preparation: what it is made of, what was hidden, what came out. */
export interface ShownFile extends PublicFile {
  readonly fileId: string;
  readonly resultId: string;
  readonly originalSha256: string;
  readonly boxesSha256: string;
}

/** The files as the public reads them, in the order of their numbers: its SHA-256 is attested. It tells nothing of the originals. */
export function filesText(files: readonly PublicFile[]): string {
  const ordered = [...files].sort((a, b) => a.n - b.n);
  return JSON.stringify(
    ordered.map(({ n, title, mediaType, bytes, pages, sha256 }) => [
      n,
      title,
      mediaType,
      bytes,
      pages,
      sha256,
    ]),
  );
}

/** The office's entry on files: digests of what went in, what was hidden and what came out. */
export function filesDetail(files: readonly ShownFile[]) {
  if (files.length === 0) return undefined;
  return files.map(({ n, fileId, resultId, originalSha256, boxesSha256, sha256 }) => ({
    ...{ n, fileId, resultId, originalSha256, boxesSha256, resultSha256: sha256 },
  }));
}

/** RED-04: what is released is what was prepared, file by file and digest by digest. */
export function filesAsPrepared(prepared: readonly ShownFile[], now: readonly ShownFile[]): Result<void> {
  const words = (files: readonly ShownFile[]) =>
    JSON.stringify(
      files.map((file) => [
        ...[file.n, file.fileId, file.title, file.mediaType, file.bytes, file.pages, file.sha256],
        ...[file.resultId, file.originalSha256, file.boxesSha256],
      ]),
    );
  if (words(prepared) === words(now)) return ok();
  return refuse('disclosure.files-changed', {
    ruleId: 'RED-04',
    next: '请重新制作公示内容后再复核发布',
    facts: { prepared: prepared.map(({ n }) => n), now: now.map(({ n }) => n) },
  });
}
