import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import { ok, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { builtInQuestions } from '../built-in/built-in-files.js';
import { QuestionAct, type QuestionOutcome } from '../question-acts.js';
import { QuestionRow, QuestionVersionRow } from '../question.entities.js';
import { QuestionWriter } from '../question-writer.js';
import { contentDigest } from '../rules/question.rules.js';

export interface BuiltInBankLoaded {
  readonly added: number;
  /** Known by number, and written otherwise now: a new version. */
  readonly revised: number;
  /** The same as in the bank, retired there, or asked there under another number. */
  readonly unchanged: number;
}

/** Takes the questions that came with the program into an agency's bank; those already there get a new version where their text has changed. */
@QuestionAct({
  name: 'question.load-house-bank',
  roles: ['trainer'],
  title: { zh: '载入内置题库', en: 'Load the built-in bank' },
  creates: true,
})
export class LoadBuiltInBank {
  constructor(private readonly writer: QuestionWriter) {}

  async run(
    context: NewSubjectContext,
    { shared }: { shared: boolean },
  ): Promise<Result<QuestionOutcome<BuiltInBankLoaded>>> {
    const { tx, agencyId } = context;
    const builtIn = builtInQuestions();
    const rows = await tx
      .getRepository(QuestionRow)
      .findBy({ agencyId, number: In(builtIn.map(({ number }) => number)) });
    const versions = await tx
      .getRepository(QuestionVersionRow)
      .findBy({ id: In(rows.map(({ currentVersionId }) => currentVersionId)) });
    const digests = new Map(versions.map(({ questionId, sha256 }) => [questionId, sha256]));
    const known = new Map(rows.map((row) => [row.number, row]));
    const unknown = builtIn.filter(({ number }) => !known.has(number));
    const twins = await this.writer.twins(
      tx,
      agencyId,
      unknown.map(({ content }) => content),
    );
    const fresh = unknown.filter(({ content }) => !twins.has(content));
    await this.writer.insert(
      context,
      agencyId,
      fresh.map((question) => ({ ...question, shared })),
    );
    let revised = 0;
    for (const { number, content } of builtIn) {
      const row = known.get(number);
      if (!row || row.status === 'retired' || digests.get(row.id) === contentDigest(content)) continue;
      const done = await this.writer.revise(context, row, content);
      if (!done.ok) return done;
      revised += 1;
    }
    const value = { added: fresh.length, revised, unchanged: builtIn.length - fresh.length - revised };
    const contents = createHash('sha256').update(
      builtIn.map(({ content }) => contentDigest(content)).join('\n'),
    );
    return ok({ value, detail: { ...value, contents: contents.digest('hex') } });
  }
}
