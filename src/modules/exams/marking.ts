import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { ExamBatchRow, ExamBlueprintRow, ExamRegistrationRow } from './batch.entities.js';
import { lettersOnPaper } from './rules/draw.rules.js';
import { type Score, scorePaper } from './rules/scoring.rules.js';
import { ExamAnswerRow, ExamCorrectionRow, ExamPaperRow, ExamSittingRow } from './attempt.entities.js';

/** A key's correction as marking knows it: other right letters, or null where the question is void. */
export interface KnownCorrection {
  readonly name: string;
  readonly answer: string | null;
}

export interface MarkedAttempt extends Score {
  readonly attempt: ExamSittingRow;
  readonly registration: ExamRegistrationRow;
  readonly passed: boolean;
}

/** So many attempts are marked between two breaths of the event loop. */
const AT_ONCE = 200;

/** Marks papers against their frozen keys and the corrections of keys, never against the bank of today. */
@Injectable()
export class Marking {
  constructor(@InjectRepository(ExamSittingRow) private readonly attempts: Repository<ExamSittingRow>) {}

  /** Every attempt of a batch, or those whose papers have a question. */
  async mark(
    batch: Pick<ExamBatchRow, 'id' | 'agencyId' | 'blueprintId'>,
    further: readonly KnownCorrection[] = [],
    onlyWith?: string,
  ): Promise<MarkedAttempt[]> {
    const manager = this.attempts.manager;
    const blueprint = await manager
      .getRepository(ExamBlueprintRow)
      .findOneByOrFail({ id: batch.blueprintId });
    const corrections = [...(await this.corrections(batch.agencyId)), ...further];
    const attempts = await this.attempts.find({ where: { batchId: batch.id }, order: { id: 'ASC' } });
    const marked: MarkedAttempt[] = [];
    for (let i = 0; i < attempts.length; i += AT_ONCE) {
      const some = attempts.slice(i, i + AT_ONCE);
      const papers = await this.papers(some);
      const chosen = await this.choices(some);
      const registrations = await manager
        .getRepository(ExamRegistrationRow)
        .findBy({ id: In(some.map((row) => row.registrationId)) });
      for (const attempt of some) {
        const { keys, names } = papers.get(attempt.paperId)!;
        if (onlyWith !== undefined && !names.includes(onlyWith)) continue;
        const items = keys.map(({ no, kind, points, order, answer }, at) => ({
          ...{ no, kind, points },
          accepted: acceptedBy(order, answer, names[at]!, corrections),
        }));
        const score = scorePaper(items, chosen.get(attempt.id) ?? new Map(), blueprint.partialMultiple);
        const registration = registrations.find((row) => row.id === attempt.registrationId)!;
        marked.push({ ...score, attempt, registration, passed: score.score >= blueprint.passMark });
      }
    }
    return marked;
  }

  corrections(agencyId: string): Promise<ExamCorrectionRow[]> {
    return this.attempts.manager.getRepository(ExamCorrectionRow).findBy({ agencyId });
  }

  private async papers(attempts: readonly ExamSittingRow[]) {
    const rows = await this.attempts.manager.getRepository(ExamPaperRow).find({
      where: { id: In(attempts.map((row) => row.paperId)) },
      select: { id: true, keys: true, names: true },
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** What counts of each attempt: by number the choice of the highest version. */
  private async choices(attempts: readonly ExamSittingRow[]): Promise<Map<string, Map<number, string>>> {
    const rows = await this.attempts.manager
      .getRepository(ExamAnswerRow)
      .createQueryBuilder('a')
      .select(['a.sittingId AS "sittingId"', 'a.no AS "no"', 'a.choice AS "choice"'])
      .where('a.sittingId IN (:...ids)', { ids: attempts.map((row) => row.id) })
      // As the index has them: nothing is sorted.
      .orderBy('a.sittingId')
      .addOrderBy('a.no')
      .addOrderBy('a.version')
      .getRawMany<{ sittingId: string; no: number; choice: string }>();
    const found = new Map<string, Map<number, string>>(attempts.map((row) => [row.id, new Map()]));
    for (const { sittingId, no, choice } of rows) found.get(sittingId)!.set(Number(no), choice);
    return found;
  }
}

/** The key's own letters stay right beside those of a correction: nobody loses by it. Empty when void. */
export function acceptedBy(
  order: string,
  answer: string,
  name: string,
  corrections: readonly KnownCorrection[],
): string[] {
  const mine = corrections.filter((correction) => correction.name === name);
  if (mine.some((correction) => correction.answer === null)) return [];
  return [answer, ...mine.map((correction) => lettersOnPaper(order, correction.answer!))];
}
