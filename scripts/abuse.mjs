// `npm run abuse`: the abuse suite in its full form, at least 2,000 hostile requests of each family; `npm test` has the short one.
import { spawnSync } from 'node:child_process';
import { buildServer, installServer, ROOT } from './lib.mjs';

installServer();
buildServer();
const { status } = spawnSync(
  process.execPath,
  ['--no-warnings', 'node_modules/jest/bin/jest.js', 'test/abuse'],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { TZ: 'Asia/Shanghai', ABUSE_REQUESTS: '2000', ...process.env },
  },
);
process.exit(status ?? 1);
