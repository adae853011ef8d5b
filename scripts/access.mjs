// Writes docs/access.md: every route of the built program against every role.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { createApp } = await import('../dist/app.js');
const { accessTable } = await import('../dist/access-table.js');
const { Config } = await import('../dist/platform/config/index.js');
const { routesOf } = await import('../dist/platform/http/index.js');
const folder = mkdtempSync(join(tmpdir(), 'sanxiang-access-'));
const app = await createApp(new Config({ DATA_DIR: folder }));
writeFileSync(new URL('../docs/access.md', import.meta.url), accessTable(routesOf(app)));
await app.close();
rmSync(folder, { recursive: true });
