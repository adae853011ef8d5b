import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { IdField, Text } from '../../../platform/http/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDocumentRow, CaseEventRow } from '../case.entities.js';
import { STATE_CODES } from '../rules/procedure.js';
import type { Stage } from '../rules/vocabulary.js';
import { plainForm } from '../texts.js';

export class RecordCorrectionInput {
  @IdField({ about: 'of the paper' }) documentId: string;
  @Text({ max: 1000, about: 'as it stands in the paper' }) sentence: string;
  @Text({ max: 2000, about: 'what is true instead' }) truth: string;
  @Text({ max: 1000 }) reason: string;
}

/**
 * 更正记录: a sentence of a paper is not true, and a named person says what is. The paper stays as it is, the correction
 * stands beside it and is named wherever the paper is shown. Refuses `case.sentence-not-in-paper` where the paper does
 * not say so, `not-found` a paper of another case.
 */
@CaseAct({
  name: 'case.correct-record',
  roles: ['leader'],
  title: { zh: '更正记录', en: 'Correct the record' },
  route: 'POST cases/:id/record-corrections',
  input: RecordCorrectionInput,
  from: STATE_CODES,
  stage: 'execution',
  documents: ['更正说明'],
  guards: [],
})
export class CorrectRecord {
  async run(context: CaseContext, input: RecordCorrectionInput): Promise<Result<CaseOutcome>> {
    const { file, actor, tx, id: caseId } = context;
    const { documentId, sentence, truth, reason } = input;
    const paper = await tx.getRepository(CaseDocumentRow).findOneBy({ id: documentId, caseId });
    if (!paper) return refuse('not-found');
    if (!paper.body.includes(sentence))
      return refuse('case.sentence-not-in-paper', {
        detail: `《${paper.title}》中没有这句话`,
        next: '从文书中原样摘录需要更正的语句',
      });
    const { stage } = await tx.getRepository(CaseEventRow).findOneByOrFail({ id: paper.eventId });
    const body = plainForm('更正说明', file, {
      文书: `${paper.title}${paper.number ? `（${paper.number}）` : ''}`,
      原文: sentence,
      更正为: truth,
      理由: reason,
      更正人: actor.name,
    });
    return ok({
      value: undefined,
      stage: stage as Stage,
      documents: [{ kind: '更正说明', title: `更正说明：${paper.title}`.slice(0, 120), body }],
      detail: {
        ...{ documentId, documentSha256: paper.sha256 },
        ...{ sentenceSha256: sha256(sentence), truthSha256: sha256(truth) },
      },
    });
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
