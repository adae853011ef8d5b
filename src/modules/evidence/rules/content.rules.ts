/** What a request wants of a file of known size: all of it, a piece (both ends included), or what is not there. */
export type Wanted =
  | { readonly kind: 'whole' }
  | { readonly kind: 'piece'; readonly start: number; readonly end: number }
  | { readonly kind: 'outside' };

/**
 * RFC 9110 section 14. A Range that is not understood, has several pieces, or whose If-Range names another version
 * is ignored, which the RFC allows: the whole file is a correct answer to it.
 */
export function wantedOf(size: number, etag: string, range?: string, ifRange?: string): Wanted {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(range?.trim() ?? '');
  if (!match || (ifRange !== undefined && ifRange !== etag)) return { kind: 'whole' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    // A suffix: the last so many bytes.
    const length = Number(last);
    return length === 0
      ? { kind: 'outside' }
      : { kind: 'piece', start: Math.max(0, size - length), end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return { kind: 'whole' };
  return start >= size ? { kind: 'outside' } : { kind: 'piece', start, end };
}

/** RFC 6266 with RFC 8187: an ASCII name for old programs, the true one for the others. */
export function dispositionOf(kind: 'inline' | 'attachment', filename: string): string {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
