import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Report {
  testResults: {
    message: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** A test that cannot fail proves nothing: what must fail does, under the runtime of this very test. */
describe('tests that Node itself loads', () => {
  let folder: string;
  let report: Report;
  let messages: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-specimens-'));
    const file = join(folder, 'report.json');
    const config = {
      rootDir: process.cwd(),
      testMatch: ['<rootDir>/test/runner/specimens/*.specimen.ts'],
      extensionsToTreatAsEsm: ['.ts'],
      testEnvironment: '<rootDir>/test/runner/environment.mjs',
      runtime: '<rootDir>/test/runner/runtime.mjs',
      transform: {},
    };
    const args = ['--runInBand', '--no-cache', '--json', `--outputFile=${file}`];
    spawnSync(
      process.execPath,
      ['node_modules/jest/bin/jest.js', `--config=${JSON.stringify(config)}`, ...args],
      { stdio: 'ignore' },
    );
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    messages = report.testResults.map(({ message }) => message).join('\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('fail where they should, and only there', () => {
    const of = (status: string) =>
      report.testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter((each) => each.status === status)
        .map(({ fullName }) => fullName)
        .sort();
    expect(of('passed')).toEqual([
      'a test passes',
      'common to both passes in the first',
      'common to both passes in the second',
      'finds no more storages open than its own',
      'finds the process as it was',
    ]);
    expect(of('failed')).toEqual([
      'a test fails by a rejection nobody waits for',
      'a test fails by an exception out of the blue',
      'a test fails by its time limit',
      'a test fails by what it expects',
      'without a beginning fails',
    ]);
  });

  it('say where, in lines of the source', () => {
    const source = readFileSync('test/runner/specimens/faulty.specimen.ts', 'utf8').split('\n');
    const line = 1 + source.findIndex((each) => each.includes("toEqual({ word: 'another' })"));
    expect(messages).toContain(`test/runner/specimens/faulty.specimen.ts:${line}:`);
  });
});
