/**
 * From the first byte sent until the item is sealed (SHA-256 and SM3 read from the store, both in the ledger), through
 * the whole program on SQLite, against the time of an upload alone: by the bare peer, which neither digests nor flushes,
 * and by our own upload server without sealing. In turns, over loopback.
 * Usage, after `npm run build`: node bench/sealed/run.mjs [MiB = 1024] [turns = 3]
 * Prints the medians of the paired ratios. SM3 alone, by one processor in memory, is the least it could take.
 */
import { createHash, randomFillSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from '../program.mjs';
import { agent, call, chunk, median, MiB, seconds, upload, withServer } from '../tus.mjs';

const [size = 1024, turns = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'bench-sealed-'));
const program = await Program.seeded(folder);
await program.start();
const headers = { authorization: `Bearer ${await program.token()}` };
const caseId = await program.newCase();
const said = Object.entries({ filename: 'a.mp4', caseId, stage: 'investigation' });
const metadata = said.map(([key, value]) => `${key} ${btoa(value)}`).join();

const alone = (kind) =>
  withServer(kind, async (url) => {
    await upload(url, 4 * MiB);
    return seconds(() => upload(url, size * MiB));
  });

function sealed() {
  // While SM3 kept this process busy the program may have closed the idle connection.
  agent.destroy();
  // Each file differs from the one before, or it would be refused as a duplicate.
  randomFillSync(chunk, 4096, 4096);
  return seconds(async () => {
    const url = await upload(`${program.url}/api/uploads`, size * MiB, headers, {
      'Upload-Metadata': metadata,
    });
    const item = url.replace('/uploads/', '/evidence/');
    while (JSON.parse((await call(item, 'GET', headers)).text).state !== 'sealed')
      await new Promise((resolve) => setTimeout(resolve, 10));
  });
}

function sm3() {
  return seconds(() => {
    const hash = createHash('sm3');
    for (let done = 0; done < size; done += 64) hash.update(chunk);
    hash.digest();
  });
}

try {
  const times = { peer: [], ours: [], sm3: [], sealed: [] };
  for (let i = 0; i < turns; i++) {
    times.peer.push(await alone('peer'));
    times.ours.push(await alone('ours'));
    times.sm3.push(await sm3());
    times.sealed.push(await sealed());
  }
  // Nothing can be sealed before it has arrived, nor before SM3 has gone through it from beginning to end.
  times.least = times.peer.map((time, i) => Math.max(time, times.sm3[i]));
  const against = (peer) => median(times.sealed.map((time, i) => time / times[peer][i])).toFixed(2);
  const said = (name, peer, about) =>
    console.log(`${name} ${median(times.sealed).toFixed(2)} s ratio=${against(peer)} peer=${about}`);
  said(`sealed-${size}MiB`, 'peer', '@tus/server+file-store-upload');
  said(`sealed-${size}MiB-own`, 'ours', 'our-upload-alone');
  said(`sealed-${size}MiB-sm3`, 'sm3', 'one-SM3-in-memory');
  said(`sealed-${size}MiB-least`, 'least', 'the-longer-of-that-upload-and-that-SM3');
  const floor = median(times.sm3.map((time, i) => time / times.peer[i])).toFixed(2);
  console.log(
    `sm3-alone-${size}MiB ${median(times.sm3).toFixed(2)} s ratio=${floor} peer=@tus/server+file-store-upload`,
  );
} finally {
  agent.destroy();
  await program.stop();
  rmSync(folder, { recursive: true });
}
