import { ok, refuse, type Result } from '../../../kernel/result.js';
import { IdField, Text } from '../../../platform/http/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { Guards } from '../guards.js';
import { freeOfConflict } from '../officer-conflicts.js';
import { plainForm } from '../texts.js';

export class ChangeOfficersInput {
  @IdField({ list: { min: 1, max: 20 }, about: 'all case officers from now on' }) officerIds: string[];
  @Text({ max: 1000 }) reason: string;
}

/**
 * 变更办案人员: a second officer comes, or others take over. By an officer of the case, or a leader. Those named are at
 * least two, each with a valid certificate today (行政处罚法 第42条), and none of them presides over the hearing, reviewed
 * the case or approved a step of it (第57条、第58条、第64条). Who goes keeps his part in what he did.
 */
@CaseAct({
  name: 'case.change-officers',
  roles: ['officer', 'leader'],
  title: { zh: '变更办案人员', en: 'Change the case officers' },
  route: 'POST cases/:id/officers',
  input: ChangeOfficersInput,
  from: ['lead', 'filing-requested', 'investigating', 'concluded', 'notified'],
  stage: 'initiation',
  documents: ['办案人员变更登记表'],
  guards: ['PEN-02', 'PEN-04'],
})
export class ChangeOfficers {
  constructor(private readonly guards: Guards) {}

  async run(context: CaseContext, input: ChangeOfficersInput): Promise<Result<CaseOutcome>> {
    const { file, actor, now, tx } = context;
    const handles = actor.officerId !== undefined && file.officerIds.includes(actor.officerId);
    if (!handles && !actor.roles.includes('leader'))
      return refuse('case.not-case-officer', { next: '由本案承办人或者负责人办理' });
    const officerIds = [...new Set(input.officerIds)];
    const added = officerIds.filter((id) => !file.officerIds.includes(id));
    const removed = file.officerIds.filter((id) => !officerIds.includes(id));
    if (added.length === 0 && removed.length === 0)
      return refuse('case.nothing-changes', { detail: '与现有承办人相同' });
    const free = await freeOfConflict(tx, file, added);
    if (!free.ok) return free;
    const entitled = await this.guards.entitled(context, file, officerIds, { from: now, to: now });
    if (!entitled.ok) return entitled;
    const former = [...new Set([...(file.formerOfficerIds ?? []), ...removed])];
    const stillFormer = former.filter((id) => !officerIds.includes(id));
    const title = '办案人员变更登记表';
    const body = plainForm(title, file, {
      变更后的承办人: entitled.value
        .map((o) => `${o.name}（执法证${o.number}，有效期至${o.validThrough}）`)
        .join('、'),
      变更理由: input.reason,
      登记人: actor.name,
    });
    return ok({
      value: undefined,
      changes: { officerIds, formerOfficerIds: stillFormer.length > 0 ? stillFormer : null },
      officers: entitled.value,
      documents: [{ kind: title, title, body }],
      detail: { added, removed, reason: input.reason },
    });
  }
}
