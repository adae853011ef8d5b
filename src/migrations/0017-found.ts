import type { MigrationInterface, QueryRunner } from 'typeorm';

const PAGE = 500;

interface Shown {
  slug: string;
  searchText: string;
  penaltyKinds: string;
  decidedOn: string;
}

/** Records get the order in which they became public, and are found by pairs of characters instead of by reading all. */
export class Found0017 implements MigrationInterface {
  name = 'Found1763000000017';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const mark = (n: number): string => (postgres ? `$${n}` : '?');
    await runner.query(
      `CREATE TABLE "public_tokens" ("token" varchar(24) NOT NULL, "no" integer NOT NULL, PRIMARY KEY ("token", "no"))`,
    );
    await runner.query(`CREATE TABLE "public_state" ("id" integer PRIMARY KEY NOT NULL, "version" integer NOT NULL)`);
    await runner.query(`ALTER TABLE "public_records" ADD COLUMN "no" integer NOT NULL DEFAULT 0`);
    const rows: { slug: string }[] = await runner.query(
      `SELECT "slug" FROM "public_records" ORDER BY "publishedOn" IS NOT NULL, "publishedOn", "slug"`,
    );
    for (const [i, { slug }] of rows.entries())
      await runner.query(`UPDATE "public_records" SET "no" = ${mark(1)} WHERE "slug" = ${mark(2)}`, [i + 1, slug]);
    await runner.query(`INSERT INTO "public_state" ("id", "version") VALUES (1, ${rows.length})`);
    await runner.query(`CREATE UNIQUE INDEX "ux_public_records_no" ON "public_records" ("no")`);
    await runner.query(`DROP INDEX "ix_public_records_latest"`);
    await runner.query(`CREATE INDEX "ix_public_records_latest" ON "public_records" ("state", "no")`);
    await runner.query(`CREATE INDEX "ix_public_tokens_no" ON "public_tokens" ("no")`);
    for (let after = 0; after < rows.length; after += PAGE) {
      const shown: (Shown & { no: number })[] = await runner.query(
        `SELECT "slug", "no", "searchText", "penaltyKinds", "decidedOn" FROM "public_records" WHERE "state" = 'published' AND "no" > ${mark(1)} AND "no" <= ${mark(2)}`,
        [after, after + PAGE],
      );
      for (const row of shown)
        for (const token of tokens(row))
          await runner.query(`INSERT INTO "public_tokens" ("token", "no") VALUES (${mark(1)}, ${mark(2)})`, [token, row.no]);
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}

/** As the program made them when this migration was written; it does not change with the program. */
function tokens({ searchText, penaltyKinds, decidedOn }: Shown): Set<string> {
  const signs = [...searchText];
  const kinds = (JSON.parse(penaltyKinds) as string[]).map((kind) => `k ${kind}`.slice(0, 24));
  return new Set([...signs.slice(1).map((sign, i) => signs[i]! + sign), ...kinds, `y ${decidedOn.slice(0, 4)}`]);
}
