// Counts where a module reads or writes rows of another module directly, and lists the places with `--list`; and the lines of
// program: `src` without specs, labelled texts, the demo and migrations.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src', import.meta.url));
const BESIDE = /\.spec\.ts$|-harness\.ts$|^(demo|load|migrations)\/|\/fixtures\//;
const ACCESS =
  /(?:\b(?:getRepository|InjectRepository)(?:<\w+>)?\(|\browsBy\(\s*\w+(?:\.\w+)*,\s*)(\w+Row)\b/g;

const files = readdirSync(SRC, { recursive: true })
  .map((file) => relative(SRC, join(SRC, file)))
  .filter((file) => file.endsWith('.ts') && !BESIDE.test(file))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

const moduleOf = (file) => /^modules\/([^/]+)\//.exec(file)?.[1] ?? file.split('/')[0];
const owners = new Map();
// Two modules may each have a class of one name.
for (const { file, text } of files)
  for (const [, row] of text.matchAll(/^export class (\w+Row)\b/gm))
    owners.set(row, [...(owners.get(row) ?? []), moduleOf(file)]);

const found = [];
for (const { file, text } of files)
  for (const match of text.matchAll(ACCESS)) {
    const owned = owners.get(match[1]);
    if (owned === undefined || owned.includes(moduleOf(file))) continue;
    const line = text.slice(0, match.index).split('\n').length;
    found.push(`src/${file}:${line} ${match[1]} of ${owned.join(', ')}`);
  }

if (process.argv.includes('--list')) for (const place of found) console.log(place);
const lines = files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
console.log(`rows of other modules read or written directly: ${found.length}; lines of program: ${lines}`);
