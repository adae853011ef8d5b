import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { legalDayOf } from '../../../kernel/time.js';
import { LawService } from '../../calendar/index.js';
import { CaseFiles, type CaseRow, type Span } from '../../cases/index.js';
import { Devices } from '../../devices/index.js';
import type { Scene } from '../../ledger/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { ClockOffsetRow, EvidenceMediaRow } from './media.entities.js';
import { holding } from './rules/clock.rules.js';
import { coverageOf } from './rules/coverage.rules.js';

/** Writes down into the case what a recording shows (REC-02), whenever more is known of its length or its clock. */
@Injectable()
export class SettleCoverage {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly cases: CaseFiles,
    private readonly devices: Devices,
    private readonly law: LawService,
  ) {}

  async ofItem(scene: Scene, id: string): Promise<void> {
    const row = await scene.tx.getRepository(EvidenceRow).findOneBy({ id });
    if (row) await this.settle(scene, row);
  }

  /** Every recording that names the device: a statement on its clock may touch each of them. */
  async ofDevice(scene: Scene, agencyId: string, number: string): Promise<void> {
    const rows = await scene.tx
      .getRepository(EvidenceRow)
      .find({ where: { agencyId, deviceId: number }, order: { id: 'ASC' } });
    for (const row of rows) await this.settle(scene, row);
  }

  /** As read now, outside any act. */
  async of(row: EvidenceRow): Promise<Span | undefined> {
    const file = await this.cases.get(row.caseId);
    return file ? this.spanOf(this.reader.manager, row, file) : undefined;
  }

  private async settle(scene: Scene, row: EvidenceRow): Promise<void> {
    const file = await this.cases.get(row.caseId, scene.tx);
    if (!file) return;
    await this.cases.recordCoverage(scene, row.id, await this.spanOf(scene.tx, row, file));
  }

  /** What the case should say that the recording shows, by what is known of it. */
  async spanOf(tx: EntityManager, row: EvidenceRow, file: CaseRow): Promise<Span | undefined> {
    const media = await tx.getRepository(EvidenceMediaRow).findOneBy({ id: row.id });
    if (media?.status !== 'read') return undefined;
    const { id, capturedFrom, capturedTo, agencyId, deviceId: number } = row;
    const device =
      number === null ? undefined : (await this.devices.byNumbers(agencyId, [number])).get(number);
    const deviceId = device?.device.id ?? null;
    const statements = await tx.getRepository(ClockOffsetRow).find({
      where: deviceId === null ? { evidenceId: id } : [{ evidenceId: id }, { deviceId }],
      order: { id: 'ASC' },
    });
    const offsetMs = holding(statements, { id, deviceId, capturedFrom })?.offsetMs ?? 0;
    return coverageOf(
      { capturedFrom, capturedTo, durationMs: media.durationMs, offsetMs },
      this.tolerance(file, row),
    );
  }

  private tolerance({ areaCode: place, field: domain, agencyId: agency }: CaseRow, row: EvidenceRow): number {
    const on = legalDayOf(row.receivedAt);
    const rule = this.law.book.rule('REC-11', { on, place, domain, agency });
    if (!rule.ok) throw new Error(`the law packs lack REC-11 on ${on}`);
    return Number((rule.value.row.params as { spanSeconds: number }).spanSeconds) * 1000;
  }
}
