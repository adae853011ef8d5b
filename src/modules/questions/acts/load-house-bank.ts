import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { houseQuestions } from '../house/house-files.js';
import { QuestionRow, QuestionVersionRow } from '../question.entities.js';
import { QuestionWriter } from '../question-writer.js';
import { contentDigest } from '../rules/question.rules.js';

export interface HouseBankLoaded {
  readonly added: number;
  /** Known by number, and written otherwise now: a new version. */
  readonly revised: number;
  /** The same as in the bank, retired there, or asked there under another number. */
  readonly unchanged: number;
}

/** Takes the questions that came with the program into an agency's bank; those already there get a new version where their text has changed. */
@Injectable()
export class LoadHouseBank {
  constructor(
    private readonly acts: Acts,
    private readonly writer: QuestionWriter,
  ) {}

  load(actor: Actor, agencyId: string, shared: boolean): Promise<Result<HouseBankLoaded>> {
    const house = houseQuestions();
    const subject = { agencyId, type: 'question-bank', id: agencyId };
    return this.acts.perform(actor, 'question.load-house-bank', subject, async (scene) => {
      const { tx } = scene;
      const rows = await tx
        .getRepository(QuestionRow)
        .findBy({ agencyId, number: In(house.map(({ number }) => number)) });
      const versions = await tx
        .getRepository(QuestionVersionRow)
        .findBy({ id: In(rows.map(({ currentVersionId }) => currentVersionId)) });
      const digests = new Map(versions.map(({ questionId, sha256 }) => [questionId, sha256]));
      const known = new Map(rows.map((row) => [row.number, row]));
      const strangers = house.filter(({ number }) => !known.has(number));
      const twins = await this.writer.twins(
        tx,
        agencyId,
        strangers.map(({ content }) => content),
      );
      const fresh = strangers.filter(({ content }) => !twins.has(content));
      await this.writer.insert(
        scene,
        agencyId,
        fresh.map((question) => ({ ...question, shared })),
      );
      let revised = 0;
      for (const { number, content } of house) {
        const row = known.get(number);
        if (!row || row.status === 'retired' || digests.get(row.id) === contentDigest(content)) continue;
        const done = await this.writer.revise(scene, row, content);
        if (!done.ok) return done;
        revised += 1;
      }
      const value = { added: fresh.length, revised, unchanged: house.length - fresh.length - revised };
      const contents = createHash('sha256').update(
        house.map(({ content }) => contentDigest(content)).join('\n'),
      );
      return ok({ value, detail: { ...value, contents: contents.digest('hex') } });
    });
  }
}
