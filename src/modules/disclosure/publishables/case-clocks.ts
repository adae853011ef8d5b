import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, In, IsNull } from 'typeorm';
import type { LegalDay } from '../../../kernel/time.js';
import { eachOf, firstOf } from '../../../platform/database/index.js';
import { CaseClockRow, CaseFiles } from '../../cases/index.js';
import type { Scene } from '../../ledger/index.js';
import { withdrawalRule } from '../rules/publishable-kinds.js';
import type { Publishable, PublishableClock } from './publishable.js';

/** A no-penalty decision from before PUB-02 was told apart runs under PUB-01. */
export const PUBLISH = ['PUB-01', 'PUB-02'];
export const WITHDRAW = ['PUB-03', 'PUB-03b'];

/** The publication clocks of a case: of its decision (`about` null), or of one of its measures. */
@Injectable()
export class CaseClocks {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly files: CaseFiles,
  ) {}

  /** Open clocks, the most urgent first; of measures or of decisions. */
  open(
    agencyIds: readonly string[],
    rules: readonly string[],
    ofMeasures: boolean,
    take: number,
  ): Promise<CaseClockRow[]> {
    return firstOf(this.reader.getRepository(CaseClockRow), {
      parts: eachOf(agencyIds, 'ruleId', rules).map((part) => ({ ...part, stoppedOn: null })),
      order: [
        ['due', 'ASC'],
        ['id', 'ASC'],
      ],
      limit: take,
      where: { sql: ofMeasures ? '"about" IS NOT NULL' : '"about" IS NULL', values: [] },
    });
  }

  /** Of many cases at once, for lists. */
  ofCases(caseIds: readonly string[]): Promise<CaseClockRow[]> {
    return this.reader.getRepository(CaseClockRow).find({
      where: { caseId: In([...caseIds]), ruleId: In([...PUBLISH, ...WITHDRAW]) },
      order: { id: 'ASC' },
    });
  }

  async of(caseId: string, about: string | null): Promise<PublishableClock[]> {
    const rows = await this.ofCases([caseId]);
    return rows
      .filter((row) => row.about === about)
      .map(({ ruleId, due, provisional, stoppedOn }) => ({ ruleId, due, provisional, stoppedOn }));
  }

  /** By its clock; where none runs, since a minor is concerned, as the rule of its kind counts it. */
  async publishBy(tx: EntityManager, matter: Publishable, about: string | null): Promise<LegalDay> {
    const caseId = matter.caseId!;
    const clock = await this.last(tx, caseId, PUBLISH, about);
    if (clock) return clock.due;
    const rule = matter.kind === 'penalty' ? 'PUB-01' : 'PUB-02';
    return this.files.dueOf(tx, caseId, rule, matter.decidedOn);
  }

  keptPrivate(scene: Scene, caseId: string, about: string | null): Promise<void> {
    return this.files.stopClocks(scene, caseId, [...PUBLISH, ...WITHDRAW], about);
  }

  async published(
    scene: Scene,
    matter: Publishable,
    about: string | null,
    detail: { slug: string; due: string },
  ): Promise<void> {
    const caseId = matter.caseId!;
    await this.files.stopClocks(scene, caseId, PUBLISH, about);
    const rules = [matter.kind === 'penalty' ? 'PUB-01' : 'PUB-02', 'RED-01', 'RED-04'];
    await this.files.note(scene, caseId, 'disclosure.release', [], { ...detail, ...kindOf(matter) }, rules);
  }

  async withdrawn(
    scene: Scene,
    matter: Publishable,
    about: string | null,
    detail: { slug: string; reason: string },
  ): Promise<LegalDay | null> {
    const caseId = matter.caseId!;
    const clock = await this.last(scene.tx, caseId, WITHDRAW, about);
    await this.files.stopClocks(scene, caseId, WITHDRAW, about);
    const rules = [withdrawalRule(matter.kind).ruleId];
    await this.files.note(scene, caseId, 'disclosure.withdraw', [], { ...detail, ...kindOf(matter) }, rules);
    return clock?.due ?? null;
  }

  private last(
    tx: EntityManager,
    caseId: string,
    rules: readonly string[],
    about: string | null,
  ): Promise<CaseClockRow | null> {
    return tx.getRepository(CaseClockRow).findOne({
      where: { caseId, ruleId: In([...rules]), about: about ?? IsNull() },
      order: { id: 'DESC' },
    });
  }
}

/** A timeline that tells of a penalty reads as it always did. */
const kindOf = ({ kind, fields }: Publishable) =>
  kind === 'penalty' ? {} : { kind, documentNumber: fields.documentNumber };
