import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Config, RunMode, type RunModeName } from '../../src/platform/config/index.js';
import { type Job, Jobs, Leadership } from '../../src/platform/jobs/index.js';
import { Clock } from '../../src/platform/time/index.js';
import { createApp } from '../../src/app.js';
import { freshDatabase } from '../support/database.js';

const NOW = '2026-09-14T03:00:00.000Z';
const MINUTE_MS = 60_000;
const NEVER_RUN = {
  name: 'count-files',
  lastRun: null,
  lastOutcome: null,
  lastMs: null,
  runs: { ok: 0, failed: 0 },
  next: null,
};

/** A registry as the program has it, with one process on SQLite: it leads as soon as it has started. */
function registry(mode: RunModeName = 'server') {
  const clock = new Clock();
  clock.set(NOW);
  const runMode = new RunMode(mode);
  const config = { databaseUrl: 'sqlite:unused' } as Config;
  const leadership = new Leadership(config, runMode);
  return { jobs: new Jobs(clock, runMode, leadership), leadership, clock };
}

/** A job whose runs end when they are told to. */
class Work implements Job {
  readonly name: string = 'count-files';
  everyMs = MINUTE_MS;
  alone = true;
  atStart = true;
  begun = 0;
  signal: AbortSignal | undefined;
  private ends: ((error?: Error) => void)[] = [];

  run(signal: AbortSignal): Promise<void> {
    this.begun += 1;
    this.signal = signal;
    return new Promise((resolve, reject) =>
      this.ends.push((error) => (error === undefined ? resolve() : reject(error))),
    );
  }

  end(error?: Error): void {
    this.ends.shift()!(error);
  }
}

const errors: string[] = [];
beforeAll(() => {
  Logger.overrideLogger({
    log: () => undefined,
    warn: () => undefined,
    error: (message: string) => void errors.push(message),
  });
});
beforeEach(() => void errors.splice(0));

describe('the registry of jobs', () => {
  it('runs a job once at a time: who asks meanwhile gets the run under way', async () => {
    const { jobs } = registry();
    const work = new Work();
    jobs.register(work);
    await jobs.onApplicationBootstrap();
    expect(work.begun).toBe(1);
    const both = Promise.all([jobs.runNow('count-files'), jobs.runNow('count-files')]);
    expect(work.begun).toBe(1);
    work.end();
    expect(await both).toEqual([true, true]);
    expect(work.begun).toBe(1);
    await jobs.beforeApplicationShutdown();
  });

  it('runs once more what was woken during a run, and is idle after that', async () => {
    const { jobs } = registry();
    const work = new Work();
    jobs.register(work);
    await jobs.onApplicationBootstrap();
    jobs.wake('count-files');
    jobs.wake('count-files');
    work.end();
    await sleep(1);
    expect(work.begun).toBe(2);
    work.end();
    await jobs.idle('count-files');
    expect(work.begun).toBe(2);
    await jobs.beforeApplicationShutdown();
  });

  it('runs again when the pause after a run is over', async () => {
    const { jobs } = registry();
    let begun = 0;
    const run = async () => void (begun += 1);
    jobs.register({ name: 'tick', everyMs: 5, alone: false, run });
    jobs.register({
      name: 'never-due',
      everyMs: MINUTE_MS,
      alone: false,
      run: () => Promise.reject(new Error('never asked for')),
    });
    await jobs.onApplicationBootstrap();
    expect(begun).toBe(0);
    while (begun < 3) await sleep(5);
    await jobs.beforeApplicationShutdown();
    const after = begun;
    await sleep(30);
    expect(begun).toBe(after);
    expect(errors).toEqual([]);
  });

  it('tells when each ran, how that ended and when it runs next, in the time of the clock', async () => {
    const { jobs, clock } = registry();
    const work = new Work();
    jobs.register(work);
    expect(jobs.standing()).toEqual([NEVER_RUN]);
    await jobs.onApplicationBootstrap();
    work.end(new Error('disk is full'));
    await jobs.idle('count-files');
    const [failed] = jobs.standing();
    expect(failed).toMatchObject({ lastRun: NOW, lastOutcome: 'failed', lastError: 'Error: disk is full' });
    expect(Math.abs(Date.parse(failed!.next!) - Date.parse(NOW) - MINUTE_MS)).toBeLessThan(5_000);
    expect(errors).toEqual(['count-files: Error: disk is full']);

    clock.set('2026-09-15T03:00:00.000Z');
    const again = jobs.runNow('count-files');
    expect(jobs.standing()[0]).toMatchObject({ lastRun: NOW, lastOutcome: 'failed', next: null });
    work.end();
    await again;
    expect(jobs.standing()).toEqual([
      {
        name: 'count-files',
        lastRun: '2026-09-15T03:00:00.000Z',
        lastOutcome: 'ok',
        lastMs: expect.any(Number),
        runs: { ok: 1, failed: 1 },
        next: expect.stringContaining('2026-09-15'),
      },
    ]);
    await jobs.beforeApplicationShutdown();
  });

  it('runs nothing in a command, whoever asks', async () => {
    for (const mode of ['command', 'read-only'] as const) {
      const { jobs, leadership } = registry(mode);
      const work = new Work();
      const own = Object.assign(new Work(), { name: 'own-files', alone: false });
      jobs.register(work);
      jobs.register(own);
      await jobs.onApplicationBootstrap();
      jobs.wake('count-files');
      expect(await jobs.runNow('count-files')).toBe(false);
      expect(await jobs.runNow('own-files')).toBe(false);
      await jobs.idle('count-files');
      expect([leadership.leads, work.begun, own.begun]).toEqual([false, 0, 0]);
      expect(jobs.standing().map(({ next }) => next)).toEqual([null, null]);
      await jobs.beforeApplicationShutdown();
    }
  });

  it('stops and begins what is done alone with the leadership, and nothing else', async () => {
    const { jobs, leadership } = registry();
    const work = new Work();
    const own = Object.assign(new Work(), { name: 'own-files', alone: false });
    jobs.register(work);
    jobs.register(own);
    await jobs.onApplicationBootstrap();
    leadership['lose']();
    expect([work.signal!.aborted, own.signal!.aborted]).toEqual([true, false]);
    work.end(new Error('aborted'));
    await jobs.idle('count-files');
    // What was stopped has neither succeeded nor failed.
    expect(jobs.standing()[0]).toEqual(NEVER_RUN);
    expect(await jobs.runNow('count-files')).toBe(false);
    expect(errors).toEqual([]);
    leadership['gain']();
    expect([work.begun, own.begun]).toEqual([2, 1]);
    work.end();
    own.end();
    await jobs.beforeApplicationShutdown();
  });

  it('aborts at the shutdown, waits for what is under way, and begins nothing after it', async () => {
    const { jobs } = registry();
    const work = new Work();
    jobs.register(work);
    await jobs.onApplicationBootstrap();
    jobs.onModuleDestroy();
    expect(work.signal!.aborted).toBe(true);
    let closed = false;
    const closing = jobs.beforeApplicationShutdown().then(() => (closed = true));
    await sleep(20);
    expect(closed).toBe(false);
    work.end();
    await closing;
    jobs.wake('count-files');
    expect(await jobs.runNow('count-files')).toBe(false);
    expect(work.begun).toBe(1);
    expect(jobs.standing()[0]!.next).toBeNull();
  });

  it('refuses a second job of one name, and the question for a name that is none', async () => {
    const { jobs } = registry();
    jobs.register(new Work());
    expect(() => jobs.register(new Work())).toThrow('there is a job count-files already');
    await expect(jobs.runNow('count-flies')).rejects.toThrow('there is no job count-flies');
  });
});

describe('the whole program', () => {
  it('does all its jobs as a server, and none as a command', async () => {
    const database = await freshDatabase();
    const config = new Config({
      DATA_DIR: database.folder,
      DATABASE_URL: database.url,
      WATCH_FOLDER: database.folder,
      FFMPEG: 'off',
    });
    const command = await createApp(config, NOW, 'command');
    const asCommand = command.get(Jobs).standing();
    await command.close();
    const server = await createApp(config, NOW);
    const jobs = server.get(Jobs);
    for (const { name } of jobs.standing()) await jobs.idle(name);
    const asServer = jobs.standing();
    await server.close();
    await database.drop();
    expect(asServer.map(({ name }) => name).sort()).toEqual([
      'daily-checkpoints',
      'dispose-evidence',
      'end-exam-attempts',
      'expire-disclosures',
      'expire-security-log',
      'make-disclosure-files',
      'read-media',
      'recount-clocks',
      'recount-licences',
      'reload-calendars',
      'resume-store-checks',
      'seal-evidence',
      'start-store-checks',
      'sweep-drafts',
      'sweep-repeated-requests',
      'sweep-uploads',
      'tidy-store',
      'watch-folder',
      'write-security-log',
    ]);
    for (const job of asServer) expect(job).toMatchObject({ next: expect.any(String) });
    expect(asServer.filter(({ lastOutcome }) => lastOutcome === 'ok').length).toBeGreaterThanOrEqual(8);
    expect(asServer.filter(({ lastOutcome }) => lastOutcome === 'failed')).toEqual([]);
    for (const job of asCommand) expect(job).toMatchObject({ lastRun: null, next: null });
  });
});
