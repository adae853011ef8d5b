// Writes `acts/index.ts` of every module whose acts are declared by a decorator: nobody keeps that list by hand.
// With --check it only says which of them are out of date, and ends 1.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = fileURLToPath(new URL('../src/modules', import.meta.url));
/** A decorator whose name ends in Act, and the class below it. */
const DECLARED = /^@\w+Act\(\{[\s\S]*?^\}\)\nexport class (\w+)/gm;

const check = process.argv.includes('--check');
const stale = [];
for (const name of readdirSync(MODULES)) {
  const folder = join(MODULES, name, 'acts');
  if (!existsSync(folder)) continue;
  const text = indexOf(folder);
  const file = join(folder, 'index.ts');
  if (text === undefined || (existsSync(file) && readFileSync(file, 'utf8') === text)) continue;
  if (check) stale.push(`src/modules/${name}/acts/index.ts`);
  else writeFileSync(file, text);
}
if (stale.length > 0) {
  console.error(`out of date, run "bash scripts/regen.sh": ${stale.join(', ')}`);
  process.exit(1);
}

function indexOf(folder) {
  const acts = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts') || file === 'index.ts') continue;
    for (const [, act] of readFileSync(join(folder, file), 'utf8').matchAll(DECLARED))
      acts.push({ act, from: `./${file.replace(/\.ts$/, '.js')}` });
  }
  if (acts.length === 0) return undefined;
  const names = acts.map(({ act }) => act).sort();
  const files = new Map();
  for (const { act, from } of acts) files.set(from, [...(files.get(from) ?? []), act].sort());
  return [
    '// Written by scripts/act-index.mjs from the declarations beside it.',
    ...[...files].map(([from, names]) => `import { ${names.join(', ')} } from '${from}';`),
    '',
    '/** Every act of this module. */',
    'export const ACTS = [',
    ...names.map((act) => `  ${act},`),
    '] as const;',
    '',
    'export {',
    ...names.map((act) => `  ${act},`),
    '};',
    '',
  ].join('\n');
}
