import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, FindOptionsWhere, ObjectLiteral, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, type Result } from '../../kernel/result.js';
import { actDecorator } from '../../platform/acts/index.js';
import {
  type ActOutcome,
  Acts,
  type NewSubjectContext,
  RowActs,
  type RowContext,
  type RowOutcome,
  type Subject,
  SubjectActs,
  type SubjectContext,
} from '../ledger/index.js';
import { CertificateApplicationRow } from './chain.entities.js';
import { CertificateRow, OfficerRow } from './officer.entities.js';
import { OfficerHoursRow } from './record.entities.js';

export type OfficerContext = RowContext<OfficerRow>;
export type OfficerOutcome<Answer = void> = RowOutcome<OfficerRow, Answer>;
export type CertificateContext = RowContext<CertificateRow>;
export type CertificateOutcome<Answer = void> = RowOutcome<CertificateRow, Answer>;
export type ApplicationContext = RowContext<CertificateApplicationRow>;
export type ApplicationOutcome<Answer = void> = RowOutcome<CertificateApplicationRow, Answer>;

/** Acts on an officer's file. */
@Injectable()
export class OfficerActs extends RowActs<OfficerRow> {
  protected readonly type = 'officer';

  constructor(acts: Acts, modules: ModuleRef, @InjectRepository(OfficerRow) rows: Repository<OfficerRow>) {
    super(acts, modules, rows);
  }

  protected override agencyOfNew(_actor: Actor, { agencyId }: { agencyId: string }): string {
    return agencyId;
  }
}

interface OfOfficer extends ObjectLiteral {
  id: string;
  agencyId: string;
  officerId: string;
}

/** Acts on a row of an officer's: entered with the officer. */
abstract class OfficersRowActs<Row extends OfOfficer> extends RowActs<Row> {
  protected readonly type = 'officer';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    private readonly owned: Repository<Row>,
  ) {
    super(acts, modules, owned);
  }

  protected override async enteredAs(id: string): Promise<Subject | undefined> {
    const row = await this.owned.findOneBy({ id } as FindOptionsWhere<Row>);
    return row ? { agencyId: row.agencyId, type: this.type, id: row.officerId } : undefined;
  }
}

/** Acts on a certificate. */
@Injectable()
export class CertificateActs extends OfficersRowActs<CertificateRow> {
  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(CertificateRow) rows: Repository<CertificateRow>,
  ) {
    super(acts, modules, rows);
  }
}

/** Acts on an application for a certificate. */
@Injectable()
export class ApplicationActs extends OfficersRowActs<CertificateApplicationRow> {
  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(CertificateApplicationRow) rows: Repository<CertificateApplicationRow>,
  ) {
    super(acts, modules, rows);
  }
}

interface HoursSubject {
  readonly entry: OfficerHoursRow;
}
export type HoursContext = SubjectContext<HoursSubject>;

/** Acts on an entry of an officer's hours, which never changes itself: entered with the officer. */
@Injectable()
export class HoursActs extends SubjectActs<HoursSubject, ActOutcome> {
  protected readonly type = 'officer';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(OfficerHoursRow) private readonly hours: Repository<OfficerHoursRow>,
    @InjectRepository(OfficerRow) private readonly officers: Repository<OfficerRow>,
  ) {
    super(acts, modules);
  }

  protected override async enteredAs(id: string): Promise<Subject | undefined> {
    const entry = await this.hours.findOneBy({ id });
    const officer = entry && (await this.officers.findOneBy({ id: entry.officerId }));
    return officer ? { agencyId: officer.agencyId, type: this.type, id: officer.id } : undefined;
  }

  protected async agencyOf(id: string): Promise<string | undefined> {
    return (await this.enteredAs(id))?.agencyId;
  }

  protected async load(tx: EntityManager, id: string): Promise<HoursSubject> {
    return { entry: await tx.getRepository(OfficerHoursRow).findOneByOrFail({ id }) };
  }

  protected admits(): Result<void> {
    return ok();
  }

  protected async keep(): Promise<JsonObject> {
    return {};
  }
}

export const OfficerAct = actDecorator<NewSubjectContext, OfficerContext, OfficerOutcome<unknown>>(
  () => OfficerActs,
  { versioned: true },
);
export const CertificateAct = actDecorator<
  NewSubjectContext,
  CertificateContext,
  CertificateOutcome<unknown>
>(() => CertificateActs, { versioned: true });
export const ApplicationAct = actDecorator<
  NewSubjectContext,
  ApplicationContext,
  ApplicationOutcome<unknown>
>(() => ApplicationActs, { versioned: true });
export const HoursAct = actDecorator<NewSubjectContext, HoursContext, ActOutcome>(() => HoursActs, {
  versioned: true,
});
