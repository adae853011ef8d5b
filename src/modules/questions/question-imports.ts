import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { type ImportChoice, type ImportedFile, ImportQuestions } from './acts/import-questions.js';
import type { FileReport } from './import/import-file.js';
import { readQuestionFileInChildProcess } from './import/read-in-child-process.js';
import { withoutTwins } from './import/without-twins.js';
import { QuestionActs } from './question-acts.js';
import { QuestionWriter } from './question-writer.js';

export interface QuestionFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Files of questions: they are read in a process of their own, before the act that imports them. */
@Injectable()
export class QuestionImports {
  constructor(
    private readonly acts: QuestionActs,
    private readonly writer: QuestionWriter,
    @InjectDataSource() private readonly reader: DataSource,
  ) {}

  /** What an import would do; nothing is changed. */
  async preview(agencyId: string, file: QuestionFile): Promise<FileReport> {
    const read = await readQuestionFileInChildProcess(file.name, file.bytes);
    const contents = read.accepted.map(({ content }) => content);
    const twins = await this.writer.twins(this.reader.manager, agencyId, contents);
    return withoutTwins(read, twins);
  }

  /** Into the bank of the actor's agency. */
  async import(
    actor: Actor,
    { name, bytes }: QuestionFile,
    choice: ImportChoice,
  ): Promise<Result<ImportedFile>> {
    const read = await readQuestionFileInChildProcess(name, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.acts.run(ImportQuestions, { actor, input: { name, sha256, read, choice } });
  }
}
