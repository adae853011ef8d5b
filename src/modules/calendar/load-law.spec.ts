import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LawDataError, lawFolder, loadLaw } from './load-law.js';
import { LawService } from './law.service.js';

/** Row ids of the clock table that carry a limit or a guard. */
const span = (prefix: string, numbers: number[]) =>
  numbers.map((n) => `${prefix}-${String(n).padStart(2, '0')}`);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const EXPECTED = [
  ...span('PUB', upTo(11)),
  ...['PUB-03b', 'PUB-05b'],
  ...span('REC', upTo(10)),
  ...span('PEN', upTo(34)),
  ...span('COE', upTo(18)),
  ...span('LIC', upTo(10)),
  ...span('INS', upTo(14)),
  ...span('REM', upTo(9)),
  ...span('SUP', [2, 3, 4, 5, 6, 7, 8, 9]),
  ...span('CERT', upTo(10)),
  ...span('RED', upTo(8)),
  ...span('ARC', upTo(6)),
  ...span('REV', upTo(8)),
];

describe('the packs that ship', () => {
  const { book, calendar } = loadLaw(lawFolder());

  it('hold every row of the clock table that carries a limit or a guard', () => {
    expect(EXPECTED.filter((id) => !book.has(id))).toEqual([]);
  });

  it('hold the calendars of 2024 to 2026, and not 2027', () => {
    expect(calendar.publishedYears().map(({ year, workingDaysInYear }) => [year, workingDaysInYear])).toEqual(
      [
        [2024, 251],
        [2025, 248],
        [2026, 248],
      ],
    );
    expect(calendar.knows(2027)).toBe(false);
  });

  it('keep the Shandong regulation out of the national layer (SUP-05)', () => {
    const on = '2026-03-01';
    expect(book.rule('SUP-05', { on }).ok).toBe(false);
    const local = book.rule('SUP-05', { on, place: '370102' });
    expect(local.ok && local.value.layer).toEqual({ pack: 'cn-37', version: '2026.1', place: '37' });
  });

  it('know which days off are statutory: 2025-05-02 since that year, 2024-02-09 a working day', () => {
    expect(calendar.dayOf('2025-05-02')).toMatchObject({ dayOff: true, statutory: true, name: '劳动节' });
    expect(calendar.dayOf('2024-05-02')).toMatchObject({ dayOff: true, statutory: false });
    expect(calendar.isWorkingDay('2024-02-09')).toBe(true);
  });
});

describe('LawService', () => {
  it('names the packs that speak for a place and counts by them', () => {
    const law = new LawService();
    expect(law.packVersion('370102')).toBe('cn@2026.1+cn-37@2026.1');
    expect(law.packVersion()).toBe('cn@2026.1');
    const due = law.due('SUP-05', '2026-03-02', { place: '370102' });
    expect(due.ok && due.value.due).toBe('2026-04-01');
  });
});

describe('a faulty folder stops the start', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'law-'));
    cpSync(lawFolder(), root, { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const corrupt = (file: string, from: string | RegExp, to: string) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };
  const faults = () => {
    try {
      loadLaw(root);
    } catch (error) {
      if (error instanceof LawDataError) return error.faults;
      throw error;
    }
    return [];
  };

  it('names the file, the row and the column of every fault at once', () => {
    corrupt('cn/penalty.yaml', 'article: 第六十条', 'artikel: 第六十条');
    corrupt('cn/calendar/2025.yaml', 'workingDaysInYear: 248', 'workingDaysInYear: 250');
    expect(faults()).toEqual([
      expect.stringMatching(/^cn\/penalty\.yaml: rules\[\d+\]\(PEN-06\)\.artikel: unknown key/),
      expect.stringMatching(/^cn\/penalty\.yaml: rules\[\d+\]\(PEN-06\)\.article: is missing$/),
      'cn/calendar/2025.yaml: workingDaysInYear: says 250, the days come to 248',
    ]);
  });

  it('names a file that is not YAML', () => {
    corrupt('cn-37-shandong/penalty.yaml', 'rules:', 'rules: [');
    expect(faults()[0]).toMatch(/^cn-37-shandong\/penalty\.yaml: /);
  });

  it('finds an admitted suspension reason that no pack names', () => {
    corrupt('cn/pack.yaml', 'stay: 中止', 'halt: 中止');
    expect(faults()).toContain('cn: REM-05 refers to unknown stay');
  });
});
