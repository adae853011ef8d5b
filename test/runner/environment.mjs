// The test environment: Node as it is. What a test file changed of the process is as before when the next one begins.
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

// As the program's own entrances set it: folders that tests make for it are for its user alone.
process.umask(0o077);

/** Under this name Jest keeps the time limit of a file that sets its own. */
const TIME_LIMIT = Symbol.for('TEST_TIMEOUT_SYMBOL');

export default class NativeEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.before = { env: { ...process.env }, exit: process.exit, console: globalThis.console };
    const { moduleMocker, fakeTimersModern } = this;
    globalThis.jest = {
      fn: (...args) => moduleMocker.fn(...args),
      spyOn: (...args) => moduleMocker.spyOn(...args),
      setTimeout: (ms) => void (globalThis[TIME_LIMIT] = ms),
      useFakeTimers: (options) => void fakeTimersModern.useFakeTimers(options),
      useRealTimers: () => void fakeTimersModern.useRealTimers(),
      advanceTimersByTime: (ms) => void fakeTimersModern.advanceTimersByTime(ms),
    };
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    delete globalThis[TIME_LIMIT];
    const { env, exit, console } = this.before;
    process.exit = exit;
    process.exitCode = undefined;
    globalThis.console = console;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
  }

  /** Jest asks whether it is there; no sandbox is. */
  getVmContext() {
    return null;
  }
}
