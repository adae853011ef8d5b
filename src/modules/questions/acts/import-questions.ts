import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import type { FileReport } from '../import/import-file.js';
import { type Accepted, DEFAULT_TOPIC } from '../import/judge.js';
import { withoutTwins } from '../import/without-twins.js';
import { QuestionAct, type QuestionOutcome } from '../question-acts.js';
import { QuestionWriter } from '../question-writer.js';
import { contentDigest } from '../rules/question.rules.js';

export interface ImportChoice {
  /** Where questions of the file are not fit or already in the bank: take the others all the same. */
  readonly acceptedOnly: boolean;
  readonly shared: boolean;
  /** For questions whose file names none. */
  readonly topic?: string | undefined;
}
export interface ReadFile {
  readonly name: string;
  readonly sha256: string;
  readonly read: FileReport;
  readonly choice: ImportChoice;
}
export interface ImportedFile {
  readonly imported: number;
  readonly report: FileReport;
}

/** In facts of a refusal no more than this: the dry run shows them all. */
const SHOWN = 50;

/**
 * 导入试题: all questions of a file, or by choice the fit ones; never half of them. Refuses `question.import-faulty` with
 * the lines at fault, and `question.import-empty`.
 */
@QuestionAct({
  name: 'question.import',
  roles: ['trainer'],
  title: { zh: '导入试题', en: 'Import questions' },
  creates: true,
})
export class ImportQuestions {
  constructor(private readonly writer: QuestionWriter) {}

  async run(
    context: NewSubjectContext,
    { name, sha256, read, choice }: ReadFile,
  ): Promise<Result<QuestionOutcome<ImportedFile>>> {
    const { tx, agencyId } = context;
    const twins = await this.writer.twins(
      tx,
      agencyId,
      read.accepted.map(({ content }) => content),
    );
    const { accepted, rejected } = withoutTwins(read, twins);
    const fresh = accepted.map((one) => withTopic(one, choice.topic));
    const faulty = {
      detail: `${rejected.length}处不能导入`,
      facts: { count: rejected.length, rejected: rejected.slice(0, SHOWN) },
    };
    if (fresh.length === 0) return refuse('question.import-empty', { ...faulty, next: '改正文件后再导入' });
    if (rejected.length > 0 && !choice.acceptedOnly)
      return refuse('question.import-faulty', {
        ...faulty,
        next: '改正文件后再导入，或者选择只导入合格的试题',
      });
    const { shared } = choice;
    await this.writer.insert(
      context,
      agencyId,
      fresh.map(({ content }) => ({ content, shared })),
    );
    const contents = createHash('sha256').update(
      fresh.map(({ content }) => contentDigest(content)).join('\n'),
    );
    return ok({
      value: { imported: fresh.length, report: { accepted: fresh, rejected } },
      detail: {
        file: name.slice(0, 255),
        sha256,
        imported: fresh.length,
        rejected: rejected.length,
        contents: contents.digest('hex'),
      },
    });
  }
}

function withTopic(one: Accepted, topic: string | undefined): Accepted {
  if (!topic || one.content.topic !== DEFAULT_TOPIC) return one;
  return { ...one, content: { ...one.content, topic } };
}
