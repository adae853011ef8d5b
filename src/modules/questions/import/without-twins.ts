import type { Twins } from '../question-writer.js';
import type { FileReport } from './import-file.js';

/** Those that the bank already asks are set apart from the others. */
export function withoutTwins(read: FileReport, twins: Twins): FileReport {
  const known = read.accepted.flatMap(({ line, sheet, content }) => {
    const twin = twins.get(content);
    if (!twin) return [];
    const place = sheet ? `工作表“${sheet}”：` : '';
    return [{ line, reason: `${place}题库中已有此题（${twin.number}号），请删去或者改写` }];
  });
  return {
    accepted: read.accepted.filter(({ content }) => !twins.has(content)),
    rejected: [...read.rejected, ...known].sort((a, b) => a.line - b.line),
  };
}
