import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { parse } from 'yaml';
import { systemActor } from '../kernel/access/index.js';
import { Agencies } from '../modules/agencies/index.js';
import { ImportCalendar } from '../modules/calendar/index.js';
import { RecountClocks } from '../modules/cases/index.js';
import { RecountLicences } from '../modules/licences/index.js';
import type { Command } from './command.js';

/** `cli import-calendar FILE` */
export const importCalendar: Command = {
  opens: 'writes',
  understands: ({ args }) => args.length === 1,
  async run(app, call) {
    for (const line of await importCalendarCommand(app, call.path(call.args[0]!))) call.line(line);
    return 0;
  },
};

/**
 * A file of one year, or of several under their numbers, as YAML or JSON. Nothing is taken
 * over when any of them is faulty; years that stand so already are named and left. Answers the lines to print; throws
 * what is wrong, for people.
 */
export async function importCalendarCommand(app: INestApplicationContext, file: string): Promise<string[]> {
  const years = yearsOf(parse(readFileSync(file, 'utf8')));
  // The whole tree of agencies counts by it: it is entered where the tree begins.
  const agencies = await app.get(Agencies).all();
  const root = agencies.find((agency) => agency.parentId === null);
  if (!root) throw new Error('没有登记机关，不能导入放假安排');
  const importing = app.get(ImportCalendar);
  const faults = years.flatMap((year) => importing.faults(year));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const lines: string[] = [];
  for (const year of years) {
    const done = await importing.import(systemActor(root.id, ['sysadmin']), root.id, year);
    if (done.ok) {
      const { workingDaysInYear, corrected, notice } = done.value;
      lines.push(
        `${done.value.year}: ${workingDaysInYear} working days, ${notice}${corrected ? ' (corrected)' : ''}`,
      );
    } else if (done.refusal.code === 'calendar.unchanged') {
      lines.push(`${(year as { year: number }).year}: stands so already`);
    } else throw new Error(`not imported: ${done.refusal.code}`);
  }
  // A command runs no jobs: what a job of the server does after an import is part of the command.
  await app.get(RecountClocks).recount();
  await app.get(RecountLicences).recount();
  return lines;
}

/** A year by itself, a list of years, or years under their numbers. */
function yearsOf(data: unknown): unknown[] {
  if (Array.isArray(data)) return data;
  if (typeof data !== 'object' || data === null || 'year' in data) return [data];
  return Object.entries(data as Record<string, unknown>).map(([year, content]) =>
    typeof content === 'object' && content !== null ? { year: Number(year), ...content } : content,
  );
}
