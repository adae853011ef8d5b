// `npm run check`: format, lint without warnings, types, import walls, and that what is generated equals what is committed.
import { buildServer, installServer, run } from './lib.mjs';

installServer();
run('npx', ['prettier', '--check', 'src', 'test', 'bench', 'scripts', '*.js', '--log-level', 'warn']);
run('npx', ['eslint', '--max-warnings', '0', 'src', 'test', 'bench']);
run('npx', ['tsc', '--noEmit', '-p', 'tsconfig.json']);
run('npx', ['depcruise', 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err']);
buildServer();
run(process.execPath, ['scripts/openapi.mjs', '--check']);
