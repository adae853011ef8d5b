/**
 * What a process of the program is for: `server` answers requests and does the background work, `command` is the
 * command line where it writes (no background work), `read-only` is the command line where it only reads.
 */
export type RunModeName = 'server' | 'command' | 'read-only';

export class RunMode {
  constructor(readonly name: RunModeName) {}

  /** Background work runs in servers alone: a command never seals, copies, checks, expires or sweeps. */
  get runsJobs(): boolean {
    return this.name === 'server';
  }

  get writes(): boolean {
    return this.name !== 'read-only';
  }
}
