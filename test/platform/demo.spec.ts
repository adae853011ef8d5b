import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

it('the demo refuses NODE_ENV=production before it writes anything', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-production-'));
  const script = fileURLToPath(new URL('../../scripts/demo.mjs', import.meta.url));
  const env = { ...process.env, NODE_ENV: 'production', DATA_DIR: folder };
  const done = spawnSync(process.execPath, [script], { env, encoding: 'utf8' });
  expect(done.status).toBe(1);
  expect(done.stderr).toContain('demo data refuses NODE_ENV=production');
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});
