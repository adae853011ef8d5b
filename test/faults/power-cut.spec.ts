import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Account } from './account.js';
import { Chance } from './chance.js';
import { machineHas } from './databases.js';
import { RecordedDisk, VARIANTS } from './power-cut.js';
import { Crowd, Running } from './running.js';
import { library, shimmed } from './shim.js';

/** The short form takes a minute; `npm run faults` cuts 50 times. */
const CUTS = Number(process.env.FAULT_POWER_CUTS ?? 2);
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const CLIENTS = 4;
const ACKNOWLEDGEMENTS = 150;
const LONG = 180_000 + 20_000 * CUTS;

const report = (what: string): boolean => process.stderr.write(`faults (FAULT_SEED=${SEED}): ${what}\n`);

/** What a run of the program left behind: every change of its folder, and what people were told and when. */
interface Recording {
  readonly disk: RecordedDisk;
  readonly account: Account;
  readonly place: Running;
  /** How far uploads had come, by address. */
  readonly offsets: readonly { readonly path: string; readonly offset: number; readonly at: number }[];
}

describe('a power cut', () => {
  let parent: string;
  let seeded: Running;

  beforeAll(async () => {
    machineHas(library !== undefined, 'C compiler');
    parent = mkdtempSync(join(tmpdir(), 'sanxiang-power-'));
    seeded = await Running.seeded(join(parent, 'seeded'));
  }, 120_000);
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  /** Works under the shim until enough was acknowledged; then the program is killed. */
  async function record(name: string, noSync = false): Promise<Recording> {
    const folder = join(parent, name);
    const log = join(parent, `${name}.log`);
    const place = seeded.copied(folder, shimmed(folder, { log, noSync }));
    const snapshot = RecordedDisk.snapshot(folder);
    const position = (): number => statSync(log).size;
    const account = new Account(position);
    const offsets: { path: string; offset: number; at: number }[] = [];
    place.client.onOffset = (path, offset) => void offsets.push({ path, offset, at: position() });
    await place.program.start();
    try {
      const crowd = new Crowd([place], account, SEED, CLIENTS, name);
      await crowd.after(ACKNOWLEDGEMENTS);
      await place.program.stop('SIGKILL');
      await crowd.stop();
      expect(crowd.surprises).toEqual([]);
    } finally {
      await place.end();
    }
    return { disk: new RecordedDisk(folder, snapshot, log), account, place, offsets };
  }

  it(
    `loses nothing that was acknowledged before it, at ${CUTS} moments`,
    async () => {
      const { disk, account, offsets } = await record('recorded');
      const chance = new Chance(SEED);
      const wrong: string[] = [];
      let [lost, doubled, told] = [0, 0, 0];
      for (let cut = 0; cut < CUTS && wrong.length === 0; cut += 1) {
        const at = Math.floor(disk.length * (0.1 + 0.9 * chance.next()));
        const variant = VARIANTS[cut % VARIANTS.length]!;
        const namesWithFiles = chance.in(2);
        const folder = join(parent, `cut-${cut}`);
        mkdirSync(folder);
        disk.build(folder, at, variant, namesWithFiles, chance);
        const then = account.until(at);
        told += then.count('acknowledged');
        const place = seeded.at(folder);
        const where = `cut at ${at} of ${disk.length}, ${variant}, names with files: ${namesWithFiles}`;
        try {
          await place.program.start();
          wrong.push(...(await goneBack(place, offsets, at)).map((one) => `${where}: ${one}`));
          await place.program.stop();
          const found = await place.wrong(then);
          lost += found.lost.length;
          doubled += found.doubled.length;
          wrong.push(...Object.values(found).flatMap((list) => list.map((one) => `${where}: ${one}`)));
        } finally {
          await place.end();
        }
        if (wrong.length === 0) rmSync(folder, { recursive: true });
      }
      report(`power cuts: injected=${CUTS} acknowledged=${told} lost=${lost} doubled=${doubled}`);
      expect(wrong).toEqual([]);
      expect(told).toBeGreaterThan(0);
    },
    LONG,
  );

  it(
    'is seen to lose acts of a program that does not flush: this test can fail',
    async () => {
      const { disk, account } = await record('unflushed', true);
      const folder = join(parent, 'unflushed-cut');
      mkdirSync(folder);
      disk.build(folder, disk.length, 'dropped', true, new Chance(SEED));
      expect(account.check(await seeded.at(folder).entries()).lost).not.toEqual([]);
    },
    LONG,
  );
});

/** Uploads that are not as far as their sender was told. */
async function goneBack(place: Running, offsets: Recording['offsets'], at: number): Promise<string[]> {
  const furthest = new Map<string, number>();
  for (const { path, offset, at: toldAt } of offsets)
    if (toldAt <= at) furthest.set(path, Math.max(offset, furthest.get(path) ?? 0));
  const gone: string[] = [];
  for (const [path, promised] of furthest) {
    const { status, headers } = await place.client.offset('officer1', path);
    const offset = Number(headers['upload-offset']);
    if (status !== 200 || offset < promised) gone.push(`${path}: ${status}, ${offset} of ${promised}`);
  }
  return gone;
}
