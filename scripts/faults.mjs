// `npm run faults`: the fault tests in their full form: 100 cuts, 30 kills, 20 kills under an exam, a file of 32 GiB, a full disk. `npm test` has the short one.
import { buildServer, installServer, run } from './lib.mjs';

installServer();
buildServer();
const full = {
  FAULT_CUTS: '100',
  FAULT_KILLS: '30',
  FAULT_EXAM_KILLS: '20',
  FAULT_HUGE_MIB: String(32 * 1024),
};
run(process.execPath, ['--no-warnings', 'node_modules/jest/bin/jest.js', '--runInBand', 'test/faults'], {
  env: { UV_THREADPOOL_SIZE: '16', ...full, ...process.env },
});
