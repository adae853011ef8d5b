import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { type FileReport, readQuestionFile } from '../import/import-file.js';
import { type Accepted, DEFAULT_TOPIC } from '../import/judge.js';
import { QuestionWriter, type Twins } from '../question-writer.js';
import { contentDigest } from '../rules/question.rules.js';

export interface QuestionFile {
  readonly name: string;
  readonly bytes: Buffer;
}
export interface ImportChoice {
  /** Where questions of the file are not fit or already in the bank: take the others all the same. */
  readonly acceptedOnly: boolean;
  readonly shared: boolean;
  /** For questions whose file names none. */
  readonly topic?: string | undefined;
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
@Injectable()
export class ImportQuestions {
  constructor(
    private readonly acts: Acts,
    private readonly writer: QuestionWriter,
    @InjectDataSource() private readonly reader: DataSource,
  ) {}

  /** What an import would do; nothing is changed. */
  async preview(agencyId: string, file: QuestionFile): Promise<FileReport> {
    const read = await readQuestionFile(file.name, file.bytes);
    const contents = read.accepted.map(({ content }) => content);
    const twins = await this.writer.twins(this.reader.manager, agencyId, contents);
    return apart(read, twins);
  }

  async import(
    actor: Actor,
    agencyId: string,
    file: QuestionFile,
    choice: ImportChoice,
  ): Promise<Result<ImportedFile>> {
    const read = await readQuestionFile(file.name, file.bytes);
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    const subject = { agencyId, type: 'question-bank', id: agencyId };
    return this.acts.perform(actor, 'question.import', subject, async (scene) => {
      const twins = await this.writer.twins(
        scene.tx,
        agencyId,
        read.accepted.map(({ content }) => content),
      );
      const { accepted, rejected } = apart(read, twins);
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
      await this.writer.insert(
        scene,
        agencyId,
        fresh.map(({ content }) => ({ content, shared: choice.shared })),
      );
      const contents = createHash('sha256').update(
        fresh.map(({ content }) => contentDigest(content)).join('\n'),
      );
      return ok({
        value: { imported: fresh.length, report: { accepted: fresh, rejected } },
        detail: {
          ...{ file: file.name.slice(0, 255), sha256, imported: fresh.length, rejected: rejected.length },
          contents: contents.digest('hex'),
        },
      });
    });
  }
}

/** Those that the bank already asks are set apart from the others. */
function apart(read: FileReport, twins: Twins): FileReport {
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

function withTopic(one: Accepted, topic: string | undefined): Accepted {
  if (!topic || one.content.topic !== DEFAULT_TOPIC) return one;
  return { ...one, content: { ...one.content, topic } };
}
