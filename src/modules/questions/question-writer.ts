import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { ActContext } from '../ledger/index.js';
import { QuestionRow, QuestionVersionRow } from './question.entities.js';
import {
  contentDigest,
  identityDigest,
  type QuestionContent,
  sameQuestion,
  stemDigest,
} from './rules/question.rules.js';

export interface NewQuestion {
  readonly content: QuestionContent;
  /** A number of its own (a bank that comes with its numbers); otherwise the next one of the agency. */
  readonly number?: string;
  readonly shared: boolean;
}
/** Questions of the bank by the content that asks the same. */
export type Twins = Map<QuestionContent, { id: string; number: string }>;
export interface WrittenQuestion {
  readonly id: string;
  readonly versionId: string;
  readonly number: string;
}

/** Both databases bound the parameters of one statement. */
const AT_ONCE = 200;

/** The rows of the bank, written inside an act that has judged the content. */
@Injectable()
export class QuestionWriter {
  /** The active question of the agency that asks the same, if there is one. */
  async twin(
    tx: EntityManager,
    agencyId: string,
    content: QuestionContent,
    except?: string,
  ): Promise<{ id: string; number: string } | undefined> {
    return (await this.twins(tx, agencyId, [content], except)).get(content);
  }

  /** Those of the contents that the bank already asks. */
  async twins(
    tx: EntityManager,
    agencyId: string,
    contents: readonly QuestionContent[],
    except?: string,
  ): Promise<Twins> {
    const found: Twins = new Map();
    for (let i = 0; i < contents.length; i += AT_ONCE) {
      const asked = contents.slice(i, i + AT_ONCE);
      const rows = await tx.getRepository(QuestionRow).findBy({
        agencyId,
        status: 'active',
        stemSha256: In(asked.map(({ stem }) => stemDigest(stem))),
      });
      if (rows.length === 0) continue;
      const versions = await tx
        .getRepository(QuestionVersionRow)
        .findBy({ id: In(rows.map((row) => row.currentVersionId)) });
      for (const content of asked) {
        const stem = stemDigest(content.stem);
        const twin = rows.find((row) => {
          const current = versions.find(({ id }) => id === row.currentVersionId);
          if (row.id === except || row.stemSha256 !== stem || !current) return false;
          return row.identity === identityDigest(content) || sameQuestion(current.options, content.options);
        });
        if (twin) found.set(content, { id: twin.id, number: twin.number });
      }
    }
    return found;
  }

  /** New questions with their first version. The agency's tree is locked by the act: numbers run on. */
  async insert(
    context: ActContext,
    agencyId: string,
    questions: readonly NewQuestion[],
  ): Promise<WrittenQuestion[]> {
    const { tx, now, actor } = context;
    let last = await tx.getRepository(QuestionRow).countBy({ agencyId });
    const written = questions.map(({ number }) => ({
      id: context.newId(),
      versionId: context.newId(),
      number: number ?? `T${String((last += 1)).padStart(6, '0')}`,
    }));
    const rows = questions.map(({ content, shared }, i) => ({
      question: {
        ...{ id: written[i]!.id, agencyId, number: written[i]!.number, status: 'active' as const, shared },
        currentVersionId: written[i]!.versionId,
        identity: identityDigest(content),
        stemSha256: stemDigest(content.stem),
        createdAt: now,
      },
      version: {
        ...{ id: written[i]!.versionId, questionId: written[i]!.id, agencyId, version: 1 },
        ...this.columns(content),
        ...{ createdAt: now, createdBy: actor.userId },
      },
    }));
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      const slice = rows.slice(i, i + AT_ONCE);
      await tx.getRepository(QuestionRow).insert(slice.map(({ question }) => question));
      await tx.getRepository(QuestionVersionRow).insert(slice.map(({ version }) => version));
    }
    return written;
  }

  /** The next version becomes the one in force. Refuses `question.unchanged`. */
  async revise(
    context: ActContext,
    row: QuestionRow,
    content: QuestionContent,
  ): Promise<Result<{ version: number; versionId: string }>> {
    const { tx, now, actor } = context;
    const versions = tx.getRepository(QuestionVersionRow);
    const current = await versions.findOneByOrFail({ id: row.currentVersionId });
    const columns = this.columns(content);
    if (current.sha256 === columns.sha256) return refuse('question.unchanged');
    const versionId = context.newId();
    const version = current.version + 1;
    await versions.insert({
      ...{ id: versionId, questionId: row.id, agencyId: row.agencyId, version },
      ...columns,
      ...{ createdAt: now, createdBy: actor.userId },
    });
    await tx.getRepository(QuestionRow).update(
      { id: row.id },
      {
        currentVersionId: versionId,
        identity: identityDigest(content),
        stemSha256: stemDigest(content.stem),
      },
    );
    return ok({ version, versionId });
  }

  private columns(content: QuestionContent) {
    const { kind, topic, difficulty, stem, answer, explanation } = content;
    return {
      ...{ kind, topic, difficulty, stem, answer, explanation },
      options: [...content.options],
      parts: content.parts && [...content.parts],
      citations: [...content.citations],
      sha256: contentDigest(content),
    };
  }
}
