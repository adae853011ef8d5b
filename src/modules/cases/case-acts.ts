import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, PERMISSIONS } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { firstRefusal, ok, refuse, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { Acts, type Scene } from '../ledger/index.js';
import type { CertificateSnapshot } from '../officers/index.js';
import { CaseRow } from './case.entities.js';
import { type CaseAct, type CaseState, STATES, transitionOf } from './rules/procedure.js';
import type { Stage } from './rules/vocabulary.js';
import { enterEvent, type NewDocument } from './timeline.js';

export interface CaseScene extends Scene {
  /** The case as it stands inside the transaction. */
  readonly file: CaseRow;
}

/** What an act on a case leaves behind. */
export interface Step<T> {
  value: T;
  changes?: Partial<CaseRow>;
  /** The certificates judged for this act, kept with it (PEN-02). */
  officers?: readonly CertificateSnapshot[];
  documents?: readonly NewDocument[];
  /** When it happened, where that is not now. */
  occurred?: { from: Instant; to: Instant };
  /** Stays where it is although the state table would move it on (a part payment). */
  stay?: boolean;
  stage?: Stage;
  detail?: JsonObject;
}

/** Every act on a case goes through here: the state table first, then the act's own rules, then the timeline. */
@Injectable()
export class CaseActs {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(CaseRow) private readonly cases: Repository<CaseRow>,
  ) {}

  /**
   * Refuses `not-found` (missing or another agency's), `access.denied`, `case.out-of-order` when the state table does
   * not allow the act, `conflict.version` when the case changed since the person saw it, and what `work` refuses.
   */
  async perform<T>(
    actor: Actor,
    act: CaseAct,
    caseId: string,
    work: (scene: CaseScene) => Promise<Result<Step<T>>>,
    seenVersion?: number,
  ): Promise<Result<T>> {
    const known = await this.cases.findOne({ where: { id: caseId }, select: { id: true, agencyId: true } });
    if (!known) return refuse('not-found');
    return this.acts.perform(
      actor,
      act,
      { agencyId: known.agencyId, type: 'case', id: caseId },
      async (scene) => {
        const file = await scene.tx.getRepository(CaseRow).findOneByOrFail({ id: caseId });
        if (seenVersion !== undefined && seenVersion !== file.version)
          return refuse('conflict.version', { next: '刷新页面后再办理' });
        const may = firstRefusal(
          () => onTheCase(act, actor, file),
          () => allowedIn(act, file.state),
        );
        if (!may.ok) return may;
        const step = await work({ ...scene, file });
        if (!step.ok) return step;
        const to = step.value.stay ? undefined : transitionOf(act).to;
        const state = to === 'resume' ? (file.resumeTo ?? 'investigating') : (to ?? file.state);
        const changes = { ...step.value.changes, state, updatedAt: scene.now, version: file.version + 1 };
        await scene.tx.getRepository(CaseRow).update({ id: caseId }, changes);
        const documents = await this.enter(scene, file, act, step.value);
        return ok({
          value: step.value.value,
          detail: { ...step.value.detail, from: file.state, to: state, ...documents },
        });
      },
    );
  }

  /** The act that begins a case: `file` is complete, only its row is missing. */
  begin<T>(
    actor: Actor,
    act: CaseAct,
    file: { id: string; agencyId: string },
    work: (
      scene: Scene,
    ) => Promise<Result<Step<T> & { file: Omit<CaseRow, 'state' | 'createdAt' | 'updatedAt' | 'version'> }>>,
  ): Promise<Result<T>> {
    return this.acts.perform(
      actor,
      act,
      { agencyId: file.agencyId, type: 'case', id: file.id },
      async (scene) => {
        const step = await work(scene);
        if (!step.ok) return step;
        const state = transitionOf(act).to as CaseState;
        const row: CaseRow = {
          ...step.value.file,
          state,
          createdAt: scene.now,
          updatedAt: scene.now,
          version: 1,
        };
        await scene.tx.getRepository(CaseRow).insert(row as never);
        const documents = await this.enter(scene, row, act, step.value);
        return ok({ value: step.value.value, detail: { ...step.value.detail, to: state, ...documents } });
      },
    );
  }

  private enter(scene: Scene, file: CaseRow, act: CaseAct, step: Step<unknown>): Promise<JsonObject> {
    const { stage, guards } = transitionOf(act);
    return enterEvent(scene, file.id, { ...step, act, stage: step.stage ?? stage, rules: guards });
  }
}

/** What is an officer's to do is done by the officers of this case (承办人), not by any officer of the agency. */
function onTheCase(act: CaseAct, actor: Actor, file: CaseRow): Result<void> {
  const roles: readonly string[] = PERMISSIONS[act];
  const officersAct = roles.length === 1 && roles[0] === 'officer';
  if (!officersAct || (actor.officerId !== undefined && file.officerIds.includes(actor.officerId)))
    return ok();
  return refuse('case.not-case-officer', { next: '由本案承办人办理' });
}

function allowedIn(act: CaseAct, state: CaseState): Result<void> {
  const transition = transitionOf(act);
  if (transition.from.includes(state)) return ok();
  return refuse('case.out-of-order', {
    detail: `案件现处于“${STATES[state]}”，不能办理“${transition.title}”`,
    next: `须先到达：${transition.from.map((s) => STATES[s]).join('、')}`,
    facts: { state, allowed: [...transition.from] },
  });
}
