import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/config/index.js';

const page = readFileSync(join(PROJECT_ROOT, 'docs/capabilities.md'), 'utf8');
const rows = [...page.matchAll(/^\| (\d+) \| (.+?) \| (yes|partly|not yet) \| (.*?) ?\|$/gm)].map(
  ([, number, name, state, cell]) => ({
    number: Number(number),
    name: name!,
    state: state!,
    proofs: [...cell!.matchAll(/`([^`]+)` “(.+?)”(?=;|$)/g)].map(([, file, test]) => ({
      file: file!,
      test: test!,
    })),
  }),
);
const claimed = rows.filter(({ state }) => state !== 'not yet');

describe('docs/capabilities.md', () => {
  it('has the 116 capabilities in their order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 116 }, (_, i) => i + 1));
  });

  it('counts its states rightly', () => {
    const count = (state: string) => rows.filter((row) => row.state === state).length;
    const sum = `${count('yes')} yes, ${count('partly')} partly, ${count('not yet')} not yet`;
    expect(page).toContain(`Of 116: ${sum}.`);
  });

  it('claims nothing without naming its proof, and names none for what is not yet there', () => {
    expect(claimed.filter(({ proofs }) => proofs.length === 0).map(({ number }) => number)).toEqual([]);
    const unclaimed = rows.filter(({ state }) => state === 'not yet');
    expect(unclaimed.filter(({ proofs }) => proofs.length > 0).map(({ number }) => number)).toEqual([]);
  });

  it.each(claimed.map(({ number, name, proofs }) => [number, name, proofs] as const))(
    '%i %s: the tests named are there',
    (_, __, proofs) => {
      const gone = proofs.filter(({ file, test }) => {
        const path = join(PROJECT_ROOT, file);
        return !existsSync(path) || !readFileSync(path, 'utf8').replaceAll("\\'", "'").includes(test);
      });
      expect(gone).toEqual([]);
    },
  );
});
