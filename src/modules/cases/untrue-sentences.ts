import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, type Repository } from 'typeorm';
import { CaseClockRow, CaseDecisionRow, CaseDocumentRow, CaseEventRow, CaseRow } from './case.entities.js';
import { type UntrueKind, untrueSentencesOf } from './rules/untrue-sentences.rules.js';

/** A sentence in a paper of a case that nobody knew to be true when it was written. */
export interface FoundSentence {
  readonly kind: UntrueKind;
  readonly caseId: string;
  /** Number of the case, or its cause where it has none yet. */
  readonly caseName: string;
  readonly paper: string;
  readonly sentence: string;
  /** A named person has said what is true instead (case.correct-record). */
  readonly corrected: boolean;
}

type Place = Omit<FoundSentence, 'caseName' | 'corrected' | 'paper'> & {
  eventId?: string;
  documentId?: string;
};

/** Cases that are read at once. */
const PIECE = 200;

/** Looks through the whole store for sentences of earlier versions that are not to be relied on. Only reads. */
@Injectable()
export class UntrueSentences {
  constructor(@InjectRepository(CaseRow) private readonly cases: Repository<CaseRow>) {}

  async *all(): AsyncGenerator<FoundSentence> {
    for (let after = ''; ;) {
      const files = await this.cases.find({
        where: { id: MoreThan(after) },
        select: { id: true, number: true, cause: true },
        order: { id: 'ASC' },
        take: PIECE,
      });
      if (files.length > 0) yield* await this.among(files);
      if (files.length < PIECE) return;
      after = files.at(-1)!.id;
    }
  }

  private async among(files: readonly CaseRow[]): Promise<FoundSentence[]> {
    const { manager } = this.cases;
    const where = { caseId: In(files.map(({ id }) => id)) };
    const order = { id: 'ASC' } as const;
    const documents = await manager.getRepository(CaseDocumentRow).find({ where, order });
    const events = await manager.getRepository(CaseEventRow).find({ where, order });
    const clocks = await manager.getRepository(CaseClockRow).find({ where, order });
    const decisions = await manager.getRepository(CaseDecisionRow).find({ where, order });
    const places = [
      ...documents.flatMap((document) => inPaper(document)),
      ...liftedTogether(clocks, events),
      ...decisions.flatMap((decision) => inDecision(decision, clocks, events)),
    ];
    const corrected = new Set(
      events.filter(({ act }) => act === 'case.correct-record').map(({ detail }) => detail.documentId),
    );
    const names = new Map(files.map(({ id, number, cause }) => [id, number ?? cause]));
    return places.map(({ eventId, documentId, ...found }) => {
      const paper = documents.find(({ id, eventId: of }) =>
        documentId ? id === documentId : of === eventId,
      );
      return {
        ...found,
        caseName: names.get(found.caseId)!,
        paper: paper?.title ?? '',
        corrected: paper !== undefined && corrected.has(paper.id),
      };
    });
  }
}

/** A correction quotes what it corrects. */
const inPaper = ({ id, caseId, kind: paper, body }: CaseDocumentRow): Place[] =>
  (paper === '更正说明' ? [] : untrueSentencesOf(body)).map(({ kind, sentence }) => ({
    kind,
    caseId,
    sentence,
    documentId: id,
  }));

/** Several holdings that one entry ended without naming its things: earlier versions ended all of a case. */
function liftedTogether(clocks: readonly CaseClockRow[], events: readonly CaseEventRow[]): Place[] {
  return events
    .filter(({ act, detail }) => ENDING[act] !== undefined && !('items' in detail))
    .flatMap(({ id, act, caseId }) => {
      const ended = clocks.filter(({ ruleId, stoppedBy }) => ruleId === ENDING[act] && stoppedBy === id);
      if (ended.length < 2) return [];
      const sentence = `一并结束${ended.length}项：${ended.map(({ trigger }) => trigger).join('、')}`;
      return [{ kind: 'lifted-together' as const, caseId, sentence, eventId: id }];
    });
}

const ENDING: Readonly<Record<string, string>> = {
  'case.lift-seizure': 'COE-05',
  'case.settle-preservation': 'PEN-05',
};

function inDecision(
  decision: CaseDecisionRow,
  clocks: readonly CaseClockRow[],
  events: readonly CaseEventRow[],
): Place[] {
  const { caseId, kind, number, decidedOn } = decision;
  const of = (act: string) => events.find((event) => event.caseId === caseId && event.act === act);
  const found: Place[] = [];
  if (kind === 'criminal-transfer')
    found.push({ kind, caseId, sentence: `不予行政处罚决定书（${number}）`, eventId: of('case.decide')?.id });
  const defence = of('case.record-defence');
  const hearing = clocks.find((clock) => clock.caseId === caseId && clock.ruleId === 'PEN-10');
  if (defence && hearing?.stoppedBy === defence.id && decidedOn <= hearing.due)
    found.push({
      ...{ kind: 'hearing-waived-with-defence', caseId, eventId: defence.id },
      sentence: `听证申请期限至${hearing.due}，${decidedOn}作出决定`,
    });
  if (decision.annulment === 'changed' && decision.changedFineFen === null)
    found.push({
      ...{ kind: 'annulment-without-content', caseId, eventId: of('case.decide')?.id },
      sentence: `${number}于${decision.annulledOn}被变更：${decision.annulledBecause}`,
    });
  return found;
}
