import { type Refused, refuse, type Result } from '../../kernel/result.js';
import { type CodesOf, defineRefusals } from '../http/index.js';

const _REFUSALS = defineRefusals({
  'jobs.nothing-left': [409, '已由其他进程处理', 'Nothing is left to do: another process did it'],
});

/** What an act of a job answers when it finds, inside its transaction, that there is nothing left to do. */
export function nothingLeft(): Refused {
  return refuse('jobs.nothing-left');
}

/** Whether the act of a job took place; false when nothing was left to do. Throws on any other refusal. */
export function tookPlace(done: Result<unknown>, what: string): boolean {
  if (done.ok) return true;
  if (done.refusal.code === 'jobs.nothing-left') return false;
  throw new Error(`${what}: ${done.refusal.code}`);
}

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
