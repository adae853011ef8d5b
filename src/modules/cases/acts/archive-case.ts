import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDocumentRow, CaseEvidenceRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { ArchivedView } from '../dto/act-views.js';
import { nextArchiveNumber } from '../numbers.js';
import { plainForm } from '../texts.js';

/**
 * 归档: one case one file, with its table of contents (ARC-01).
 */
@CaseAct({
  name: 'case.archive',
  roles: ['officer'],
  title: { zh: '归档', en: 'Archive' },
  route: 'POST cases/:id/archive',
  answer: ArchivedView,
  from: ['closed', 'not-filed', 'dropped', 'transferred'],
  to: 'archived',
  stage: 'execution',
  documents: ['卷内目录'],
  guards: ['PEN-34', 'ARC-01'],
})
export class ArchiveCase {
  constructor(private readonly clocks: Clocks) {}

  async run(context: CaseContext): Promise<Result<CaseOutcome<ArchivedView>>> {
    const { file, tx, id: caseId } = context;
    const archiveNumber = await nextArchiveNumber(
      context,
      file.agencyId,
      Number((file.filedOn ?? context.today).slice(0, 4)),
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
    await this.clocks.stop(context, caseId, ['PEN-34'], context.today);
    const body = plainForm('卷内目录', file, { 归档号: archiveNumber, 目录: `\n${contents.join('\n')}` });
    return ok({
      value: { archiveNumber },
      changes: { archiveNumber },
      documents: [{ kind: '卷内目录', title: '卷内目录', body }],
      detail: { archiveNumber },
    });
  }
}
