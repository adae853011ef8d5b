import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { QuestionBank } from '../questions/index.js';
import { paperDigest } from './acts/open-attempt.js';
import { ExamBlueprintRow, ExamRegistrationRow } from './batch.entities.js';
import { ExamRegister } from './exam-register.js';
import type { PrintedPaper } from './paper-document.js';
import { bankFills } from './rules/blueprint.rules.js';
import { drawQuestions, layPaper } from './rules/draw.rules.js';
import { ExamPaperRow, ExamSittingRow } from './attempt.entities.js';

/** Papers and keys as Word documents: of an attempt, or of a blueprint by a seed of one's own. */
@Injectable()
export class Printing {
  constructor(
    @InjectRepository(ExamSittingRow) private readonly attempts: Repository<ExamSittingRow>,
    private readonly register: ExamRegister,
    private readonly bank: QuestionBank,
    private readonly clock: Clock,
  ) {}

  /** A person's frozen paper. The key only when the attempt is over: `exam.key-later`. */
  async ofSitting(actor: Actor, id: string, what: 'paper' | 'key'): Promise<Result<Buffer>> {
    const attempt = await this.attempts.findOneBy({ id });
    const batch = attempt && (await this.register.seen(actor, attempt.batchId));
    if (!attempt || !batch?.ok) return refuse('not-found');
    if (what === 'key' && attempt.state === 'running' && this.clock.now() < attempt.endsAt)
      return refuse('exam.key-later');
    const { manager } = this.attempts;
    const paper = await manager.getRepository(ExamPaperRow).findOneByOrFail({ id: attempt.paperId });
    const { name } = await manager
      .getRepository(ExamRegistrationRow)
      .findOneByOrFail({ id: attempt.registrationId });
    const { minutes, fullMarks } = await manager
      .getRepository(ExamBlueprintRow)
      .findOneByOrFail({ id: batch.value.blueprintId });
    const { items, keys, sha256 } = paper;
    return this.print(what, {
      title: batch.value.title,
      minutes,
      fullMarks,
      whose: name,
      items,
      keys,
      sha256,
    });
  }

  /** A paper from today's bank, to be sat on paper: the same seed gives the same paper and its key. */
  async specimen(
    actor: Actor,
    blueprintId: string,
    seed: string,
    what: 'paper' | 'key',
  ): Promise<Result<Buffer>> {
    const blueprint = await this.register.blueprint(actor, blueprintId);
    if (!blueprint.ok) return blueprint;
    const { agencyId, lines, name, minutes, fullMarks } = blueprint.value;
    const pool = await this.bank.pool(agencyId);
    const fills = bankFills(lines, pool);
    if (!fills.ok) return fills;
    const drawn = drawQuestions(seed, blueprintId, lines, pool);
    const rows = await this.bank.versions(drawn.map(({ versionId }) => versionId));
    const { items, keys } = layPaper(seed, blueprintId, drawn, new Map(rows.map((row) => [row.id, row])));
    const sha256 = paperDigest(items, keys);
    return this.print(what, { title: name, minutes, fullMarks, whose: `卷号 ${seed}`, items, keys, sha256 });
  }

  private async print(what: 'paper' | 'key', paper: PrintedPaper): Promise<Result<Buffer>> {
    // The writer of Word documents is loaded by the first who asks for one.
    const { keyDocument, paperDocument } = await import('./paper-document.js');
    return ok(await (what === 'key' ? keyDocument(paper) : paperDocument(paper)));
  }
}
