import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { CaseDocumentRow, CaseEvidenceRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { nextArchiveNumber } from '../numbers.js';
import { plainForm } from '../texts.js';

/** 归档: one case one file, with its table of contents (ARC-01). */
@Injectable()
export class ArchiveCase {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
  ) {}

  archive(actor: Actor, caseId: string): Promise<Result<{ archiveNumber: string }>> {
    return this.cases.perform(actor, 'case.archive', caseId, async (scene) => {
      const { file, tx } = scene;
      const archiveNumber = await nextArchiveNumber(
        scene,
        file.agencyId,
        Number((file.filedOn ?? scene.today).slice(0, 4)),
      );
      const documents = await tx
        .getRepository(CaseDocumentRow)
        .find({ where: { caseId }, order: { id: 'ASC' } });
      const evidence = await tx
        .getRepository(CaseEvidenceRow)
        .find({ where: { caseId }, order: { receivedAt: 'ASC' } });
      const contents = [
        ...documents.map((d) => `${d.title}${d.number ? `（${d.number}）` : ''} ${d.sha256.slice(0, 16)}`),
        ...evidence.map((e) => `${e.title} ${e.sha256.slice(0, 16)}`),
      ].map((line, i) => `${i + 1}. ${line}`);
      await this.clocks.stop(scene, caseId, ['PEN-34'], scene.today);
      const body = plainForm('卷内目录', file, { 归档号: archiveNumber, 目录: `\n${contents.join('\n')}` });
      return ok({
        value: { archiveNumber },
        changes: { archiveNumber },
        documents: [{ kind: '卷内目录', title: '卷内目录', body }],
        detail: { archiveNumber },
      });
    });
  }
}
