// Writes openapi.json from the built program (never listens). `--check` fails where the committed file differs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { createApp, openApiOf } = await import('../dist/app.js');
const { Config } = await import('../dist/platform/config/index.js');
const folder = mkdtempSync(join(tmpdir(), 'sanxiang-openapi-'));
const app = await createApp(new Config({ DATA_DIR: folder }));
const text = `${JSON.stringify(openApiOf(app), null, 2)}\n`;
await app.close();
rmSync(folder, { recursive: true });
const file = new URL('../openapi.json', import.meta.url);
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('openapi.json differs from the program: run `npm run openapi` and commit it');
    process.exit(1);
  }
} else writeFileSync(file, text);
