import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { Suspension } from '../../kernel/calendar/index.js';
import type { Deadline } from '../../kernel/law/index.js';
import type { Result } from '../../kernel/result.js';
import type { Instant, LegalDay } from '../../kernel/time.js';
import { rowsBy } from '../../platform/database/index.js';
import { LawService } from '../calendar/index.js';
import type { Scene } from '../ledger/index.js';
import { CaseIndexWriter } from './case-index-writer.js';
import { CaseClockRow, type CaseRow } from './case.entities.js';

type ClockedCase = Pick<CaseRow, 'id' | 'agencyId' | 'areaCode' | 'field'>;

/** The reviewer's days, once more when they were extended. */
export const REVIEW_CLOCKS = ['REV-01', 'REV-02'] as const;

/** The statutory clocks of a case: which rule runs since when, and when it was met. */
@Injectable()
export class Clocks {
  constructor(private readonly law: LawService) {}

  due(
    ruleId: string,
    trigger: LegalDay | Instant,
    file: ClockedCase,
    suspensions: readonly Suspension[] = [],
  ): Result<Deadline> {
    return this.law.due(ruleId, trigger, {
      place: file.areaCode,
      domain: file.field,
      agency: file.agencyId,
      suspensions,
    });
  }

  /** Starts a clock; throws when the pack does not know the rule, for then the program and its law do not fit. */
  async start(
    scene: Scene,
    file: ClockedCase,
    ruleId: string,
    trigger: LegalDay,
    suspensions: readonly Suspension[] = [],
    about: string | null = null,
  ): Promise<CaseClockRow> {
    const due = this.due(ruleId, trigger, file, suspensions);
    if (!due.ok) throw new Error(`cannot start ${ruleId}: ${due.refusal.code}`);
    const row: CaseClockRow = {
      id: scene.newId(),
      agencyId: file.agencyId,
      caseId: file.id,
      ruleId,
      about,
      title: due.value.title.zh,
      basis: due.value.basis,
      layer: `${due.value.layer.pack}@${due.value.layer.version}`,
      trigger,
      suspensions: [...suspensions],
      due: due.value.due,
      strict: due.value.strict,
      provisional: due.value.provisional,
      stoppedOn: null,
      stoppedBy: null,
      suspendedOn: null,
      suspendedFor: null,
    };
    await scene.tx.getRepository(CaseClockRow).insert(row);
    await new CaseIndexWriter(scene.tx).keepNextDue(file.id);
    return row;
  }

  /**
   * Stops the open clocks of these rules; what was due stays on record beside the day it was done. With `about` only
   * those about that measure, with null only those about none.
   */
  async stop(
    scene: Scene,
    caseId: string,
    ruleIds: readonly string[],
    on: LegalDay,
    about?: string | null,
  ): Promise<void> {
    await scene.tx.getRepository(CaseClockRow).update(
      {
        ...{ caseId, ruleId: In([...ruleIds]), stoppedOn: IsNull() },
        ...(about !== undefined && { about: about ?? IsNull() }),
      },
      { stoppedOn: on, stoppedBy: scene.entryId },
    );
    await new CaseIndexWriter(scene.tx).keepNextDue(caseId);
  }

  /** Stops every open clock of the case: it goes on no more. */
  async stopAll(scene: Scene, caseId: string, on: LegalDay): Promise<void> {
    await scene.tx
      .getRepository(CaseClockRow)
      .update({ caseId, stoppedOn: IsNull() }, { stoppedOn: on, stoppedBy: scene.entryId });
    await new CaseIndexWriter(scene.tx).keepNextDue(caseId);
  }

  /** Stops this one clock, and no other of its rule. */
  async stopOne(scene: Scene, clock: CaseClockRow, on: LegalDay): Promise<void> {
    await scene.tx
      .getRepository(CaseClockRow)
      .update({ id: clock.id, stoppedOn: IsNull() }, { stoppedOn: on, stoppedBy: scene.entryId });
    await new CaseIndexWriter(scene.tx).keepNextDue(clock.caseId);
  }

  open(tx: EntityManager, caseId: string, ruleId: string): Promise<CaseClockRow | null> {
    return tx.getRepository(CaseClockRow).findOneBy({ caseId, ruleId, stoppedOn: IsNull() });
  }

  async last(tx: EntityManager, caseId: string, ruleId: string): Promise<CaseClockRow | null> {
    return (await rowsBy(tx, CaseClockRow, { caseId, ruleId }, ['id'])).at(-1) ?? null;
  }
}
