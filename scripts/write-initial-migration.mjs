// Writes src/migrations/0001-initial.ts from the entities. Only for use before the first release: after it,
// a change of the tables is a new migration written by hand, and the spec "migrate from zero, then generate
// finds nothing" says whether it is right on both databases.
import { writeFileSync } from 'node:fs';
import 'reflect-metadata';
import { DataSource } from 'typeorm';

const { ENTITIES } = await import('../dist/entities.js');
const source = await new DataSource({
  type: 'better-sqlite3',
  database: ':memory:',
  entities: ENTITIES,
}).initialize();

const q = (value) =>
  JSON.stringify(value).replaceAll("'", "\\'").replace(/^"|"$/g, "'").replaceAll('\\"', '"');
const lines = [];
const names = [];
for (const entity of source.entityMetadatas.sort((a, b) => (a.tableName < b.tableName ? -1 : 1))) {
  names.push(entity.tableName);
  lines.push(
    `    await runner.createTable(`,
    `      new Table({`,
    `        name: ${q(entity.tableName)},`,
    `        columns: [`,
  );
  for (const column of entity.columns) {
    const parts = [`name: ${q(column.databaseName)}`, `type: ${q(column.type)}`];
    if (column.length) parts.push(`length: ${q(String(column.length))}`);
    if (column.isPrimary) parts.push(`isPrimary: true`);
    if (column.isPrimary) parts.push(`primaryKeyConstraintName: ${q(`pk_${entity.tableName}`)}`);
    if (column.isNullable) parts.push('isNullable: true');
    lines.push(`          { ${parts.join(', ')} },`);
  }
  lines.push(`        ],`);
  if (entity.uniques.length) {
    lines.push(`        uniques: [`);
    for (const u of entity.uniques)
      lines.push(
        `          { name: ${q(u.name)}, columnNames: [${u.columns.map((c) => q(c.databaseName)).join(', ')}] },`,
      );
    lines.push(`        ],`);
  }
  if (entity.checks.length) {
    lines.push(`        checks: [`);
    for (const c of entity.checks)
      lines.push(
        `          { name: ${q(c.name)}, expression: ${JSON.stringify(c.expression).includes("'") ? '`' + c.expression + '`' : q(c.expression)} },`,
      );
    lines.push(`        ],`);
  }
  if (entity.indices.length) {
    lines.push(`        indices: [`);
    for (const i of entity.indices)
      lines.push(
        `          { name: ${q(i.name)}, columnNames: [${i.columns.map((c) => q(c.databaseName)).join(', ')}]${i.isUnique ? ', isUnique: true' : ''} },`,
      );
    lines.push(`        ],`);
  }
  lines.push(`      }),`, `    );`);
}
writeFileSync(
  new URL('../src/migrations/0001-initial.ts', import.meta.url),
  `import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The tables of the first release. Types are those of \`platform/database/columns.ts\`, spelled alike on both databases. */
export class Initial0001 implements MigrationInterface {
  name = 'Initial1763000000001';

  async up(runner: QueryRunner): Promise<void> {
${lines.join('\n')}
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
`,
);
await source.destroy();
console.log(`${names.length} tables`);
