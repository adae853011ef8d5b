// `npm run cli -- …`: the command line; builds first where the sources changed. Only the command's own output goes to stdout.
import { spawnSync } from 'node:child_process';
import { buildServer, installServer, ROOT } from './lib.mjs';

const log = console.log;
console.log = console.error;
installServer();
buildServer();
console.log = log;
const done = spawnSync(process.execPath, [`${ROOT}dist/cli.js`, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? ROOT,
  stdio: 'inherit',
});
process.exit(done.status ?? 1);
