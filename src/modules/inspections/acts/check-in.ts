import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { systemActor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { InspectionActs } from '../inspection-acts.js';
import { InspectionRow } from '../inspection.entities.js';
import { mayBeLetIn } from '../rules/inspection.rules.js';

/**
 * INS-10 扫码入企: the company scans the code that the officers show and lets them in. PUB-07, INS-11: their
 * certificates are checked at that very moment, and kept as they were shown.
 */
@Injectable()
export class CheckIn {
  constructor(
    private readonly inspections: InspectionActs,
    @InjectRepository(InspectionRow) private readonly rows: Repository<InspectionRow>,
  ) {}

  /** Refuses `not-found`, INS-08 (not approved, another day, let in before) and INS-11 (a certificate not valid now). */
  async enter(token: string, admittedBy: string): Promise<Result<void>> {
    const known = await this.rows.findOneBy({ token });
    if (!known) return refuse('not-found');
    const program = systemActor(known.agencyId, ['officer']);
    return this.inspections.perform(program, 'inspection.check-in', known.id, async (scene, row) => {
      const may = mayBeLetIn(row, scene.today);
      if (!may.ok) return may;
      const shown = await this.inspections.entitled(scene, row, row.officerIds, scene.today);
      if (!shown.ok) return shown;
      return ok({
        value: undefined,
        changes: { state: 'entered', enteredAt: scene.now, admittedBy, certificates: shown.value },
        detail: {
          ...{ number: row.number, admittedBy, urgent: row.approval === 'pending' },
          certificates: shown.value.map(({ number }) => number),
        },
      });
    });
  }

  /** Once, after the end: what the company says of how it was inspected. */
  async evaluate(token: string, score: number, comment: string | null): Promise<Result<void>> {
    const known = await this.rows.findOneBy({ token });
    if (!known) return refuse('not-found');
    const program = systemActor(known.agencyId, ['officer']);
    return this.inspections.perform(program, 'inspection.evaluate', known.id, async (scene, row) => {
      if (row.state !== 'finished' || row.evaluatedAt !== null)
        return refuse('inspection.out-of-order', { facts: { state: row.state } });
      return ok({
        value: undefined,
        changes: { score, comment, evaluatedAt: scene.now },
        detail: { number: row.number, score },
      });
    });
  }
}
