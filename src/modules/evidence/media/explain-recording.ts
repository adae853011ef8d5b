import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { RecordingReasonRow } from './media.entities.js';
import { RecordingFindings } from './recording-findings.js';
import type { RecordingFindingKind } from './rules/findings.rules.js';

/** What no reason mends: 行政处罚法 第41条 asks for the review itself. */
const NOT_BY_WORDS: readonly RecordingFindingKind[] = ['device-unreviewed', 'record-unreviewed'];

/** Why a recording has a finding, said by a person and kept. Refuses `evidence.no-such-finding`. */
@Injectable()
export class ExplainRecording {
  constructor(
    private readonly acts: Acts,
    private readonly reader: EvidenceReader,
    private readonly cases: CaseFiles,
    private readonly findings: RecordingFindings,
  ) {}

  async explain(
    actor: Actor,
    evidenceId: string,
    kind: RecordingFindingKind,
    reason: string,
  ): Promise<Result<void>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const { agencyId, caseId } = seen.value;
    const file = await this.cases.get(caseId);
    const found = file ? await this.findings.ofCases([file]) : [];
    const finding = found.find((one) => one.evidenceId === evidenceId && one.kind === kind);
    if (!finding) return refuse('evidence.no-such-finding', { facts: { kind } });
    if (NOT_BY_WORDS.includes(kind))
      return refuse('evidence.review-needed', {
        ruleId: 'REC-09',
        basis: '行政处罚法第41条',
        next: '请补办审核或者公布，说明理由不能代替',
      });
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    return this.acts.perform(actor, 'evidence.explain-recording', subject, async (scene) => {
      await scene.tx.getRepository(RecordingReasonRow).insert({
        id: scene.newId(),
        ...{ evidenceId, kind, reason },
        at: scene.now,
        byUserId: actor.userId,
        byName: actor.name,
        entryId: scene.entryId,
      });
      return ok({ value: undefined, detail: { caseId, kind, about: finding.text, reason } });
    });
  }
}
