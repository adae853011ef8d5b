import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refuse, type Result, ok } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { rowsBy } from '../../platform/database/index.js';
import type { CaseContext } from './case-acts.js';
import { CaseClockRow } from './case.entities.js';
import { CaseItemRow, type ItemKind } from './case-item.entity.js';
import { Clocks } from './clocks.js';
import { CaseMeasureRow } from './measure.entity.js';
import { itemsMeant } from './rules/items.rules.js';

/** A thing as it comes onto a list. */
export interface NewItem {
  readonly description: string;
  readonly valueFen?: number;
}

/** How things are released: on which day, and what became of them. */
export interface Release {
  readonly itemIds?: readonly string[];
  readonly on: LegalDay;
  readonly disposal: string;
}

export interface Released {
  readonly items: readonly CaseItemRow[];
  /** Every period concerned was kept; true where there was none. */
  readonly inTime: boolean;
  readonly latestDue: LegalDay | undefined;
  /** Decisions to seize of which something was lifted. */
  readonly measures: readonly CaseMeasureRow[];
}

/** The things that a case holds; the period of a list ends with its last thing. */
@Injectable()
export class CaseItems {
  constructor(private readonly clocks: Clocks) {}

  /** Enters a list. `holdingId`: the clock or the decision by which the things are held. */
  async enter(
    { tx, id: caseId, newId }: CaseContext,
    kind: ItemKind,
    holding: { readonly id: string; readonly measureId?: string },
    items: readonly NewItem[],
  ): Promise<void> {
    for (const [index, { description, valueFen }] of items.entries())
      await tx.getRepository(CaseItemRow).insert({
        id: newId(),
        caseId,
        kind,
        holdingId: holding.id,
        measureId: holding.measureId ?? null,
        no: index + 1,
        description,
        valueFen: valueFen ?? null,
        releasedOn: null,
        releasedBy: null,
        disposal: null,
      });
  }

  /** All things of a case, in the order of their lists. */
  all(tx: EntityManager, caseId: string): Promise<CaseItemRow[]> {
    return rowsBy(tx, CaseItemRow, { caseId }, ['kind', 'holdingId', 'no']);
  }

  async held(tx: EntityManager, caseId: string, kind: ItemKind): Promise<CaseItemRow[]> {
    return (await this.all(tx, caseId)).filter((item) => item.kind === kind && item.releasedOn === null);
  }

  /**
   * Releases the things that are meant, and ends the period and the measure whose last thing that was. Refuses what
   * `itemsMeant` refuses, and a day before the thing was taken.
   */
  async release(context: CaseContext, kind: ItemKind, release: Release): Promise<Result<Released>> {
    const { tx, id: caseId } = context;
    const held = await this.held(tx, caseId, kind);
    const meant = itemsMeant(held, release.itemIds);
    if (!meant.ok) return meant;
    const items = meant.value;
    const holdings = new Set(items.map(({ holdingId }) => holdingId));
    const clocks = (await rowsBy(tx, CaseClockRow, { caseId })).filter(({ id }) => holdings.has(id));
    if (clocks.some(({ trigger }) => release.on < trigger)) return refuse('case.before-decision');
    for (const { id } of items)
      await tx
        .getRepository(CaseItemRow)
        .update({ id }, { releasedOn: release.on, releasedBy: context.entryId, disposal: release.disposal });
    const ids = new Set(items.map(({ id }) => id));
    const left = held.filter(({ id }) => !ids.has(id));
    for (const clock of clocks)
      if (!left.some(({ holdingId }) => holdingId === clock.id))
        await this.clocks.stopOne(context, clock, release.on);
    return ok({
      items,
      inTime: clocks.every(({ due }) => release.on <= due),
      latestDue: clocks
        .map(({ due }) => due)
        .sort()
        .at(-1),
      measures: await this.liftMeasures(context, items, left, release.on),
    });
  }

  private async liftMeasures(
    { tx, id: caseId }: CaseContext,
    items: readonly CaseItemRow[],
    left: readonly CaseItemRow[],
    on: LegalDay,
  ): Promise<CaseMeasureRow[]> {
    const touched = new Set(items.map(({ measureId }) => measureId));
    const measures = (await rowsBy(tx, CaseMeasureRow, { caseId }, ['id'])).filter(({ id }) =>
      touched.has(id),
    );
    for (const { id } of measures)
      if (!left.some(({ measureId }) => measureId === id))
        await tx.getRepository(CaseMeasureRow).update({ id }, { liftedOn: on });
    return measures;
  }
}

/** The things as papers name them. */
export const itemWords = (items: readonly { readonly description: string }[]): string =>
  items.map(({ description }) => description).join('；');
