import { filesAsPrepared, filesDetail, filesText, type ShownFile } from './shown-files.rules.js';

const file = (n: number, over: Partial<ShownFile> = {}): ShownFile => ({
  ...{ n, title: '扫描件', mediaType: 'application/pdf', bytes: 10, pages: 1, sha256: 'a'.repeat(64) },
  ...{ fileId: `f${n}`, resultId: `r${n}`, originalSha256: 'b'.repeat(64), boxesSha256: 'c'.repeat(64) },
  ...over,
});

describe('RED-04 the files that go with a record', () => {
  it('are told in the order of their numbers, and nothing of their originals', () => {
    const text = filesText([file(2), file(1)]);
    expect(text).toBe(filesText([file(1), file(2)]));
    for (const inside of ['b'.repeat(64), 'c'.repeat(64), 'f1', 'r1']) expect(text).not.toContain(inside);
  });

  it.each<[string, Partial<ShownFile>]>([
    ['its bytes', { sha256: 'd'.repeat(64) }],
    ['its title', { title: '照片' }],
    ['its original', { originalSha256: 'd'.repeat(64) }],
    ['its boxes', { boxesSha256: 'd'.repeat(64) }],
    ['where it lies', { resultId: 'r9' }],
  ])('are released as they were prepared: %s', (_, over) => {
    expect(filesAsPrepared([file(1)], [file(1)]).ok).toBe(true);
    expect(filesAsPrepared([file(1)], [file(1, over)])).toMatchObject({
      refusal: { code: 'disclosure.files-changed' },
    });
    expect(filesAsPrepared([file(1)], [file(1), file(2)]).ok).toBe(false);
    expect(filesAsPrepared([file(1)], []).ok).toBe(false);
  });

  it('leave a release without files as it was before there were any', () => {
    expect(filesDetail([])).toBeUndefined();
    expect(filesDetail([file(1)])).toMatchObject([{ n: 1, resultSha256: 'a'.repeat(64) }]);
  });
});
