import { VerifyStore } from '../../src/verify-store.js';
import { Account, type Outcome } from './account.js';
import type { Chance } from './chance.js';
import type { Answer } from './client.js';
import type { DriverFault, DriverFaults } from './driver-faults.js';
import { FILE_FAULTS, type FileFault, type FileFaults } from './file-faults.js';
import type { InProcess } from './in-process.js';
import { LEAD, REFUSAL } from './steps-of-cases.js';
import { asExpected, Journey, JOURNEYS, type Step, STEPS, take } from './workload.js';

/** A fault at the n-th call of its kind while one step runs. */
interface Point {
  readonly name: string;
  readonly n: number;
  readonly ofFiles: boolean;
  arm(): void;
  disarm(): boolean;
}

/** The clock stands, so a limit for each minute is reached; the next minute is one call away. */
const TOO_MANY = 429;
/** Beyond so many the cause is clear. */
const MAX_FINDINGS = 12;

/**
 * Injects one fault after the other into each step of the workload and judges after each: the answer against the ledger
 * of a second connection, no transaction left open, and then one ordinary refusal and one ordinary act.
 */
export class EveryStep {
  readonly account = new Account();
  readonly findings: string[] = [];
  injected = 0;
  private standing = '';
  private serial = 0;
  private readonly points = new Map<string, Point[]>();

  constructor(
    private readonly place: InProcess,
    private readonly drivers: DriverFaults,
    private readonly files: FileFaults,
    private readonly chance: Chance,
  ) {}

  /** At most so many faults, spread over all steps and kinds by chance. */
  async run(budget: number): Promise<void> {
    await this.refusable();
    for (const steps of Object.values(JOURNEYS)) await this.plan(steps, Math.ceil(budget / STEPS.length));
    for (const steps of Object.values(JOURNEYS))
      while (steps.some((step) => this.left(step)) && this.findings.length < MAX_FINDINGS)
        await this.journey(steps);
  }

  /** What holds at the end, and again after a restart. */
  async end(): Promise<void> {
    for (const when of ['at the end', 'after a restart']) {
      if (when !== 'at the end') await this.place.restart();
      await this.place.settled();
      const { lost, doubled } = this.account.check(await this.place.entries());
      for (const one of [...lost, ...doubled]) this.findings.push(`${when}: ${one}`);
      const report = await this.place.office.app.get(VerifyStore).run();
      if (!report.ok) this.findings.push(`${when}: ${report.lines.join('; ')}`);
    }
    const entries = await this.place.entries();
    const subjects = (name: string) => entries.flatMap((one) => (one.act === name ? [one.subjectId] : []));
    const [received, sealed] = [subjects('evidence.receive').sort(), subjects('evidence.seal').sort()];
    if (received.join() !== sealed.join())
      this.findings.push(`received ${received.length} items, sealed ${sealed.length}`);
  }

  private left(step: Step): number {
    return this.points.get(step.name)!.length;
  }

  private next(): Journey {
    return new Journey(this.place, `f${(this.serial += 1)}`);
  }

  /** A case in its first state: its approval is refused inside the act, as often as it is asked for. */
  private async refusable(): Promise<void> {
    const journey = this.next();
    await take(LEAD, journey, this.account);
    this.standing = journey.ids.case!;
  }

  /** One journey without faults counts the calls of each step; its points are drawn from them. */
  private async plan(steps: readonly Step[], each: number): Promise<void> {
    const journey = this.next();
    for (const step of steps) {
      const { counts } = this.drivers;
      counts.clear();
      this.files.count = 0;
      const { answer } = await take(step, journey, this.account);
      await this.place.settled();
      if (!asExpected(step, answer))
        throw new Error(`${step.name}: ${answer.status} ${JSON.stringify(answer.body)}`);
      const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
      const calls = (fault: DriverFault) => (fault.at === 'any' ? total : (counts.get(fault.at) ?? 0));
      const pool = [
        ...this.drivers.faults.map((fault) => this.row(calls(fault), (n) => this.atDriver(fault, n))),
        ...FILE_FAULTS.map((fault) => this.row(this.files.count, (n) => this.atFile(fault, n))),
      ].filter((row) => row.length > 0);
      this.points.set(step.name, this.drawn(pool, each));
    }
  }

  private row(calls: number, make: (n: number) => Point): Point[] {
    return Array.from({ length: calls }, (_, i) => make(i + 1));
  }

  /** In turn from each kind of fault, the turns and the places by chance. */
  private drawn(pool: Point[][], most: number): Point[] {
    const points: Point[] = [];
    while (pool.length > 0 && points.length < most) {
      const kinds = [...pool];
      while (kinds.length > 0 && points.length < most) {
        const [kind] = kinds.splice(this.chance.below(kinds.length), 1);
        points.push(...kind!.splice(this.chance.below(kind!.length), 1));
      }
      pool = pool.filter((kind) => kind.length > 0);
    }
    return points;
  }

  private atDriver(fault: DriverFault, n: number): Point {
    return {
      ...{ name: fault.name, n, ofFiles: false },
      arm: () => this.drivers.arm(fault, n),
      disarm: () => this.drivers.disarm(),
    };
  }

  private atFile(fault: FileFault, n: number): Point {
    return {
      ...{ name: fault.name, n, ofFiles: true },
      arm: () => this.files.arm(fault, n),
      disarm: () => this.files.disarm(),
    };
  }

  private async journey(steps: readonly Step[]): Promise<void> {
    const journey = this.next();
    for (const [i, step] of steps.entries()) {
      if (!steps.slice(i).some((later) => this.left(later))) return;
      let done = false;
      while (!done && this.left(step)) {
        const verdict = await this.inject(step, this.points.get(step.name)!.pop()!, journey);
        if (verdict === 'broken') return;
        done = verdict === 'done';
      }
      if (done) continue;
      let { answer } = await take(step, journey, this.account);
      if (answer.status === TOO_MANY) {
        this.place.pass();
        ({ answer } = await take(step, journey, this.account));
      }
      await this.place.settled();
      if (asExpected(step, answer)) continue;
      await this.found(`${step.name}, after its faults: ${answer.status} ${bodyOf(answer)}`);
      return;
    }
  }

  private count({ act, by }: Step): Promise<number> {
    return this.place.count(act ?? '', this.place.accounts.get(by) ?? by);
  }

  private async inject(step: Step, point: Point, journey: Journey): Promise<'done' | 'not yet' | 'broken'> {
    const before = await this.count(step);
    point.arm();
    const { answer, outcome } = await take(step, journey, this.account);
    await this.place.settled();
    if (answer.status === TOO_MANY) {
      point.disarm();
      this.points.get(step.name)!.push(point);
      this.place.pass();
      return 'not yet';
    }
    if (!point.disarm()) return outcome === 'acknowledged' ? 'done' : 'not yet';
    this.injected += 1;
    const where = `${step.name}, ${point.name}, call ${point.n}: answered ${answer.status}`;
    const wrong =
      this.misjudged(step, point, answer, outcome, (await this.count(step)) - before) ??
      (await this.openTransaction()) ??
      (await this.afterwards());
    if (wrong) {
      await this.found(`${where}: ${wrong}`);
      return 'broken';
    }
    if (outcome === 'acknowledged') return 'done';
    // What may have taken effect cannot be asked for again.
    const stands = step.act !== undefined && (await this.count(step)) > before;
    return outcome === 'unknown' || stands ? 'broken' : 'not yet';
  }

  /** How answer and ledger disagree, if they do. */
  private misjudged(
    step: Step,
    point: Point,
    answer: Answer,
    outcome: Outcome,
    entered: number,
  ): string | undefined {
    if (!asExpected(step, answer) && answer.status < 500) return `${bodyOf(answer)} is no answer to a fault`;
    if (step.act === undefined) return undefined;
    if (outcome === 'acknowledged')
      return entered === 1 ? undefined : `${entered} entries of an acknowledged act`;
    if (entered === 0) return undefined;
    const may = outcome === 'unknown' || (point.ofFiles && step.writesAfterwards !== undefined);
    if (may && entered === 1) {
      this.account.accept(step.name);
      return undefined;
    }
    return `${entered} entries of an act that was not acknowledged`;
  }

  private async openTransaction(): Promise<string | undefined> {
    const open = await this.drivers.open();
    return open > 0 ? `${open} transactions left open` : undefined;
  }

  /** An ordinary refusal, which rolls back, then an ordinary act: both as if nothing had been. */
  private async afterwards(): Promise<string | undefined> {
    const refused = await this.place.client.post('leader1', `/api/cases/${this.standing}/filing-approval`);
    if (refused.status !== REFUSAL.refused) return `the next refusal was ${refused.status}`;
    const before = await this.count(LEAD);
    const { answer } = await take(LEAD, this.next(), this.account);
    if (answer.status !== 201) return `the next act was answered ${answer.status}`;
    const entered = (await this.count(LEAD)) - before;
    return entered === 1
      ? this.openTransaction()
      : `the next act was acknowledged and has ${entered} entries`;
  }

  /** The program goes on in a fresh start, so that one fault does not hide the others. */
  private async found(what: string): Promise<void> {
    this.findings.push(what);
    await this.place.restart();
    await this.refusable();
  }
}

const bodyOf = ({ body }: Answer): string => JSON.stringify(body)?.slice(0, 200);
