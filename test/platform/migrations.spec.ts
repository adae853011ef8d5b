import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { MIGRATIONS } from '../../src/migrations/index.js';

const FOLDER = new URL('../../src/migrations/', import.meta.url);

/** Every released migration by the digest of its file. An office has run them: they never change, others follow. */
const RELEASED: Record<string, string> = {
  '0001-initial.ts': '27f9e5300f8e66e70317587c09ae7cb8483bbf75cf82bf4a20c487b62529460b',
  '0002-guards.ts': 'b2258df8389b208aa7225d5ebe04d59c38d252e4e109da3e97b721468c8c8fe5',
};

describe('migrations', () => {
  for (const [file, digest] of Object.entries(RELEASED))
    it(`${file} is as it was released`, () => {
      expect(
        createHash('sha256')
          .update(readFileSync(new URL(file, FOLDER)))
          .digest('hex'),
      ).toBe(digest);
    });

  it('are one stream: every file is listed once, in the order of its number', () => {
    const files = readdirSync(FOLDER)
      .filter((name) => /^\d{4}-/.test(name))
      .sort();
    const names = MIGRATIONS.map((Migration) =>
      Migration.name.replace(/^(\D+)(\d{4})$/, (_, word, n) => `${n}-${word.toLowerCase()}.ts`),
    );
    expect(names).toEqual(files);
  });
});
