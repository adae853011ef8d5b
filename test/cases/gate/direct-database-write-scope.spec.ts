import { type CaseDecisionRow, CatalogueRow } from '../../../src/modules/cases/index.js';
import { writeDirectly } from '../../support/direct-database-write.js';
import { DRIVER } from '../../support/database.js';
import { DirectSql } from './direct-sql.js';
import type { ActName } from './scenario.js';
import type { Program } from './program.js';

/** 行政处罚法 58, 118号 and the catalogues, held by the tables: whether a review was required, and by whom it may be. */
describe(`a decision written directly to the database, on ${DRIVER}`, () => {
  let directSql: DirectSql;
  let program: Program;

  beforeAll(async () => {
    directSql = await DirectSql.open();
    ({ program } = directSql);
  });
  afterAll(() => program.close());

  describe('that calls itself free of review', () => {
    const freely = (over?: Partial<CaseDecisionRow>) => directSql.writeFree(over);
    /** A case that the statute asks no review of. */
    const small = async () => {
      await directSql.reviewed();
      await directSql.does('draft', 'officer1', { fineFen: 80_000 });
    };
    const listed = (over: Partial<CatalogueRow>) =>
      writeDirectly(program.office, async (db) => {
        const day = program.office.clock.today();
        const entry: CatalogueRow = {
          ...{ id: program.office.clock.newId(), agencyId: program.office.seeded.streetId },
          ...{ document: '目录清单', item: 1, title: '一万元以下罚款', level: 'own' },
          ...{ decisionKinds: ['penalty'], penaltyKinds: [], fields: [], fromFen: null },
          ...{ publishedOn: day, effectiveFrom: day, effectiveTo: null },
          ...{ adoptedAt: program.office.clock.now(), adoptedByName: '测试人员' },
          ...{ repealedFrom: null, repealedBecause: null, repealedByName: null },
          ...over,
        };
        await db.getRepository(CatalogueRow).insert(entry);
        return entry.id;
      });
    const repealed = (id: string) =>
      writeDirectly(program.office, (db) =>
        db
          .getRepository(CatalogueRow)
          .update({ id }, { repealedFrom: program.office.clock.today(), repealedBecause: '废止' }),
      );

    it('REV-06: is refused for a social risk', async () => {
      await small();
      await writeDirectly(program.office, (db) =>
        db.query(`UPDATE "cases" SET "socialRisk" = 1 WHERE "id" = '${program.caseId}'`),
      );
      await expect(freely()).rejects.toThrow(/REV-06/);
    });

    it.each<[string, Partial<CatalogueRow>]>([
      ['by kind of decision', {}],
      ['by kind of penalty', { penaltyKinds: ['warning', 'fine'] }],
      ['by field', { fields: ['urban-management', 'fire-safety'] }],
      ['by sum', { fromFen: 80_000 }],
      ['until its last day', { effectiveTo: '2099-12-31' }],
    ])(
      'REV-08: is refused where the catalogue names it %s, and no longer once that is repealed',
      async (_, entry) => {
        await small();
        const id = await listed(entry);
        await expect(freely()).rejects.toThrow(/REV-08/);
        await repealed(id);
        await freely();
      },
    );

    it('REV-08: is refused where the catalogue of an agency above names it', async () => {
      const { districtId } = program.office.seeded;
      await small();
      const id = await listed({ agencyId: districtId, level: 'below' });
      await expect(freely()).rejects.toThrow(/REV-08/);
      await repealed(id);
      await freely();
    });

    it.each<[string, Partial<CatalogueRow>]>([
      ['another kind of decision', { decisionKinds: ['minor-no-penalty'] }],
      ['another kind of penalty', { penaltyKinds: ['closure'] }],
      ['another field', { fields: ['fire-safety'] }],
      ['a greater sum', { fromFen: 80_001 }],
      ['the agencies below', { level: 'below' }],
      ['later days', { effectiveFrom: '2099-01-01' }],
      ['days that are over', { effectiveTo: '2026-01-01', effectiveFrom: '2025-01-01' }],
    ])('REV-08: is taken where the catalogue names only %s', async (_, entry) => {
      await small();
      const id = await listed(entry);
      await freely();
      await repealed(id);
    });

    it('PEN-14: is refused where the answer kept with the case says otherwise, and the case turns not simple for it', async () => {
      await directSql.reviewed();
      await expect(freely()).rejects.toThrow(/PEN-14: the answer kept with the case/);
      await writeDirectly(program.office, (db) =>
        expect(
          db.query(`UPDATE "cases" SET "procedure" = 'simple' WHERE "id" = '${program.caseId}'`),
        ).rejects.toThrow(/procedure of a case is fixed/),
      );
    });
  });

  describe('with a reviewer who took part in the disagreement, or may not review at all', () => {
    const SETTLED = /PEN-14: the reviewer settled or discussed the case/;

    it.each<[string, ActName]>([
      ['coordinated', 'coordinate'],
      ['referred', 'refer'],
    ])('PEN-14: is refused when it is the leader who %s it', async (_, last) => {
      await directSql.reviewed();
      await directSql.does('draft', 'officer1');
      await directSql.does('submit', 'officer1');
      await directSql.does('take', 'reviewer1');
      await directSql.does('opine', 'reviewer1', { agree: false });
      await directSql.does('reply', 'officer1');
      await directSql.does('coordinate', last === 'refer' ? 'leader1' : 'both-leading', { settled: false });
      if (last === 'refer') await directSql.does('refer', 'both');
      await directSql.does('draft', 'officer1');
      await directSql.does('submit', 'officer1');
      expect(await program.perform(directSql.step('take', 'both'))).toBe('review.own-case');
      await directSql.does('take', 'reviewer2');
      await directSql.does('opine', 'reviewer2');
      await directSql.outcomeBy('both');
      await expect(directSql.write()).rejects.toThrow(SETTLED);
      await directSql.outcomeBy('reviewer2');
      await directSql.write();
    });

    it('PEN-14: is refused when it is one who sat in the collective discussion, whoever entered it', async () => {
      await directSql.reviewed('both');
      await directSql.does('discuss', 'leader1', { seated: true });
      expect(await program.perform(directSql.step('decide', 'leader1'))).toBe('case.reviewer-involved');
      await expect(directSql.write()).rejects.toThrow(SETTLED);
    });

    it('PEN-15: is refused when it is one without the qualification', async () => {
      await directSql.reviewed();
      await directSql.outcomeBy('novice');
      await expect(directSql.write()).rejects.toThrow(/PEN-15: the reviewer is not qualified/);
    });
  });
});
