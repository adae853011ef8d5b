// `npm run check`: format, lint without warnings, types, boundaries between folders, and that what is generated equals what is committed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildServer, installServer, installWeb, ROOT, run } from './lib.mjs';

installServer();
installWeb();
run('npx', [
  'prettier',
  '--check',
  'src',
  'test',
  'bench',
  'scripts',
  'web/src',
  '*.js',
  '--log-level',
  'warn',
]);
run('npx', ['eslint', '--max-warnings', '0', 'src', 'test', 'bench', 'web/src']);
run('npx', ['tsc', '--noEmit', '-p', 'tsconfig.json']);
run('npx', ['tsc', '--noEmit', '-p', 'web/tsconfig.json']);
run('npx', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']);
buildServer();
run(process.execPath, ['scripts/act-index.mjs', '--check']);
run(process.execPath, ['scripts/openapi.mjs', '--check']);
run(process.execPath, ['scripts/verifier.mjs', '--check']);

// The workspace's only tie is the client generated from the interface description.
const generated = join(mkdtempSync(join(tmpdir(), 'sanxiang-check-')), 'schema.d.ts');
run('npx', ['openapi-typescript', 'openapi.json', '-o', generated], { stdio: 'ignore' });
const same = readFileSync(generated, 'utf8') === readFileSync(join(ROOT, 'web/src/api/schema.d.ts'), 'utf8');
rmSync(dirname(generated), { recursive: true });
if (!same) {
  console.error('web/src/api/schema.d.ts differs from openapi.json: run `npm run api` in web/ and commit it');
  process.exit(1);
}
