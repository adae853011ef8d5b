import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { load, loadArguments } from '../../src/cli/load.js';
import { callOf } from '../../src/cli/command.js';

describe('cli load', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-load-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (...args: string[]) => {
    const said: string[] = [];
    const output = { line: (text: string) => said.push(text), error: (text: string) => said.push(text) };
    return { code: await load.run(callOf(args, folder, output) as never, undefined as never), said };
  };
  const cases = (dir: string) =>
    new Database(join(folder, dir, 'data/sanxiang.db'), { readonly: true })
      .prepare(
        'SELECT "id", "number", "state", "partyName", "createdAt", "nextDue" FROM "cases" ORDER BY "agencyId", "no"',
      )
      .all();

  it('understands how many cases and agencies and from which chance, and nothing else', () => {
    expect(loadArguments(['--cases', '5', 'DIR'])).toEqual({ folder: 'DIR', cases: 5, agencies: 1, seed: 1 });
    for (const args of [
      ['DIR'],
      ['--cases', '0', 'DIR'],
      ['--cases', 'x', 'DIR'],
      ['--cases', '5'],
      ['--cases', '5', '--other', 'DIR'],
    ])
      expect(loadArguments(args)).toBeUndefined();
  });

  it('makes the same cases of the same seed, and others of another', async () => {
    for (const [seed, dir] of [
      ['3', 'one'],
      ['3', 'two'],
      ['4', 'three'],
    ] as const)
      expect((await run('--cases', '60', '--seed', seed, dir)).code).toBe(0);
    expect(cases('two')).toEqual(cases('one'));
    expect(cases('three')).not.toEqual(cases('one'));
  });

  it('refuses a folder that holds something', async () => {
    writeFileSync(join(folder, 'something'), '');
    const { code, said } = await run('--cases', '5', '.');
    expect({ code, said: said.join() }).toEqual({
      code: 1,
      said: expect.stringContaining('not an empty folder'),
    });
  });
});
