import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '../app.js';
import { listen } from '../listen.js';
import { Ownership } from '../platform/owner/index.js';
import { Config } from '../platform/config/index.js';
import { seedDemo } from './seed.js';

/** Demo accounts have a known password: never beside real data. */
if (process.env.NODE_ENV === 'production') {
  console.error('演示数据不得用于生产环境 / demo data refuses NODE_ENV=production');
  process.exit(1);
}

// Whatever the program writes is for its own user.
process.umask(0o077);
const config = new Config(process.env);
// Before anything is looked at: another process may be preparing its demo data in this folder.
const ownership = take();
const seeding = join(config.dataDir, 'demo-seeding');
const seeded = join(config.dataDir, 'demo-seeded');
const embedded = config.databaseUrl.startsWith('sqlite:');

if (existsSync(seeding)) {
  if (!embedded) {
    console.error('An earlier seeding was interrupted; empty the database and remove DATA_DIR/demo-seeding.');
    process.exit(1);
  }
  // What an interrupted seeding left behind is demo data of ours and nothing else: begin anew.
  const database = config.databaseUrl.slice('sqlite:'.length);
  for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
  for (const folder of ['staging', 'objects'])
    rmSync(join(config.uploadsDir, folder), { recursive: true, force: true });
  rmSync(join(config.dataDir, 'checkpoints'), { recursive: true, force: true });
}

const first = !existsSync(seeded);
if (first) writeFileSync(seeding, '');
const app = await createApp(config, undefined, 'server', ownership);
if (first) {
  const password = process.env.DEMO_PASSWORD || randomBytes(9).toString('base64url');
  console.log('… 正在准备演示数据');
  const report = await seedDemo(app, password);
  renameSync(seeding, seeded);
  console.log(`演示机关已就绪：${report.steps} 个办案步骤`);
  console.log(`演示账号：officer1 reviewer1 leader1 discloser1 releaser1 supervisor1 …`);
  console.log(process.env.DEMO_PASSWORD ? '密码：DEMO_PASSWORD 所设' : `密码（只显示这一次）：${password}`);
}
await listen(app, config);

function take(): Ownership {
  try {
    return Ownership.take(config, 'server');
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
