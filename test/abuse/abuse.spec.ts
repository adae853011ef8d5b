import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from '../../bench/program.mjs';
import { Chance } from '../faults/chance.js';
import { type Ids, idsOf, withDemo } from './office.js';
import { honestClient, type Honest, type Outcome, send } from './attacker.js';
import type { Attack, Target } from './attack.js';
import { FAMILIES } from './families.js';
import { type AbusedRoute, abusedRoutes } from './routes.js';

/** Requests of each family; `npm run abuse` sends 2,000. */
const REQUESTS = Number(process.env.ABUSE_REQUESTS ?? 60);
const SEED = Number(process.env.ABUSE_SEED ?? 1);
const AT_ONCE = 3;
/** Who sends half a request waits most of the time. */
const SLOW_AT_ONCE = 24;
/** Families that meet every route, also in the short form. */
const EVERY_ROUTE = ['oversized', 'deep', 'slow', 'blanks'];
/**
 * Milliseconds that another client waits at most, but for one answer in a hundred, and that an answer takes. Machines
 * with other work are slow by themselves: how slow is measured before the first attack, and added four times.
 */
const HONEST_P99_MS = 250;
const ANSWERED_MS = 1_000;
/** These end the sessions of the attackers, or are answers to no question. */
const LEFT_OUT = ['/api/auth/logout'];

const ROLES =
  'officer reviewer leader discloser releaser presider trainer trainee supervisor sysadmin secadmin auditor';
let folder: string;
let program: Program;
let ids: Ids;
/** How long the slowest answer in a hundred takes without attacks. */
let quiet: number;
const routes = abusedRoutes().filter(({ path }) => !LEFT_OUT.includes(path));
const tokens = new Map<string, string>();
const honest: Honest[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sanxiang-abuse-'));
  program = await withDemo(folder);
  await program.start();
  for (const role of ROLES.split(' ')) tokens.set(role, await program.token(`${role}1`));
  ids = await idsOf(program, tokens);
  const alone = honestClient(program.url);
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  quiet = (await alone()).p99;
}, 120_000);
afterAll(async () => {
  if (program?.child && program.child.exitCode === null) await program.stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

/** Whoever may use the route; now and then somebody else, or nobody. */
function tokenFor({ roles }: AbusedRoute, chance: Chance): string | undefined {
  if (chance.in(10)) return undefined;
  const role = roles.length > 0 && !chance.in(10) ? roles[chance.below(roles.length)]! : 'officer';
  return tokens.get(role) ?? tokens.get('officer');
}

const fits = (family: string, { method, path, takesFile, body }: AbusedRoute): boolean => {
  if (family === 'queries') return method === 'GET';
  if (family === 'tus') return path.startsWith('/api/uploads');
  if (['paths', 'headers'].includes(family)) return true;
  if (family === 'multipart') return takesFile || method === 'POST';
  return method !== 'GET' && (body !== undefined || family === 'slow' || family === 'oversized');
};

it.each(Object.keys(FAMILIES))(
  'S1 S15 %s: every answer is a refusal with a code or lawful, and others go on working',
  async (family) => {
    const among = routes.filter((route) => fits(family, route));
    const chance = new Chance(SEED);
    const wrong: string[] = [];
    const slowest: number[] = [];
    const counts = new Map<number, number>();
    const ended = honestClient(program.url);
    let sent = 0;
    const most = EVERY_ROUTE.includes(family) ? Math.max(REQUESTS, among.length) : REQUESTS;
    const attack = async (): Promise<void> => {
      while (sent < most) {
        const route = among[sent++ % among.length]!;
        const target: Target = { route, ids };
        const made = FAMILIES[family]!(target, chance);
        const outcome = await send(program.url, made, tokenFor(route, chance));
        counts.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1);
        slowest.push(outcome.ms);
        const fault = faultOf(outcome, made);
        if (fault)
          wrong.push(
            `${fault}: ${made.method} ${made.path.slice(0, 120)} ${String(made.body ?? '').slice(0, 200)}`,
          );
      }
    };
    await Promise.all(Array.from({ length: family === 'slow' ? SLOW_AT_ONCE : AT_ONCE }, attack));
    const meanwhile = await ended();
    honest.push(meanwhile);
    slowest.sort((a, b) => a - b);
    const p99 = slowest[Math.floor(slowest.length * 0.99)]!;
    if (process.env.ABUSE_REQUESTS)
      process.stderr.write(
        `${family}: ${sent} requests, ${[...counts]
          .sort()
          .map(([status, n]) => `${status} x ${n}`)
          .join(
            ', ',
          )}; p99 ${p99.toFixed(0)} ms, longest ${slowest.at(-1)!.toFixed(0)} ms; health p99 ${meanwhile.p99.toFixed(0)} ms, longest ${meanwhile.longest.toFixed(0)} ms\n`,
      );
    expect(wrong).toEqual([]);
    expect(meanwhile.failed).toEqual([]);
    expect(p99).toBeLessThan(ANSWERED_MS + 4 * quiet);
  },
  600_000,
);

it('S1 whoever asked meanwhile was answered at once', () => {
  const times = honest.flatMap((one) => one.times).sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)]!;
  process.stderr.write(
    `health, asked ${times.length} times: p99 ${p99.toFixed(0)} ms (${quiet.toFixed(0)} ms without attacks), longest ${times.at(-1)!.toFixed(0)} ms\n`,
  );
  expect(p99).toBeLessThan(HONEST_P99_MS + 4 * quiet);
});

it('nothing of it broke anything', () => {
  expect(program.child.exitCode).toBeNull();
  const log = readFileSync(join(folder, 'stderr.log'), 'utf8');
  expect(
    log
      .split('\n')
      .filter((line) => /^\s+at |Error:/.test(line))
      .slice(0, 5),
  ).toEqual([]);
});

/** What is wrong with an answer; 507 and 503 are the server's own word on room and load. */
function faultOf({ status, code }: Outcome, { method, path }: Attack): string | undefined {
  if (status === 507 || status === 503) return code ? undefined : `${status} without a code`;
  if (status === 0) return 'no answer';
  if (status >= 500) return `${status} ${code ?? ''}`;
  if (status >= 400 && method !== 'HEAD' && path.startsWith('/api/') && code === undefined)
    return `${status} without a code`;
  return undefined;
}
