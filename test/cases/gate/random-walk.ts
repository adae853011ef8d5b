import { createHash } from 'node:crypto';
import { Chance } from '../../faults/chance.js';
import { faultsOf } from './oracle.js';
import { CASE_OFFICERS, ACCOUNTS, UNQUALIFIED } from './accounts.js';
import { type GeneratorState, ScenarioGenerator } from './scenario.js';
import type { Program, ProgramState } from './program.js';
import type { Rewind } from './rewind.js';
import { faultsOfRows } from './row-checks.js';

const LENGTH = 18;
const OFFICERS = CASE_OFFICERS.map((who) => ACCOUNTS[who].person);

/** What came of a number of sequences. */
export interface Tally {
  sequences: number;
  /** Acts done; a beginning that several sequences share is done once. */
  acts: number;
  /** Acts of all sequences, each counted from its beginning. */
  steps: number;
  decisions: number;
  reviewed: number;
  /** Answers to `decide`. */
  answers: Record<string, number>;
}
export const nothing = (): Tally => ({
  ...{ sequences: 0, acts: 0, steps: 0, decisions: 0, reviewed: 0 },
  answers: {},
});
export function add(to: Tally, tally: Tally): void {
  for (const key of ['sequences', 'acts', 'steps', 'decisions', 'reviewed'] as const) to[key] += tally[key];
  for (const [code, n] of Object.entries(tally.answers)) to.answers[code] = (to.answers[code] ?? 0) + n;
}

/** A sequence after which a decision stands that the law forbids; `transcript` is all of it. */
export class ViolationFound extends Error {
  constructor(
    readonly faults: readonly string[],
    readonly transcript: readonly string[],
    readonly after: number,
  ) {
    super(`${faults.join('; ')}\n  ${transcript.join('\n  ')}`);
  }
}

/** A moment of a sequence that another may go on from. */
interface Fork {
  mark: number;
  standing: ProgramState;
  generatorState: GeneratorState;
}

/**
 * Random sequences that part from one another: each goes back some acts of the one before it, seldom to the very
 * beginning, and goes on by its own chance from there. Every sequence is judged at its end.
 */
export class RandomWalk {
  private constructor(
    private readonly program: Program,
    private readonly rewind: Rewind,
    private readonly root: Fork,
  ) {}

  /** The program has begun the case that all sequences are about. */
  static async from(program: Program, rewind: Rewind): Promise<RandomWalk> {
    const { generatorState } = new ScenarioGenerator(0, 0);
    return new RandomWalk(program, rewind, {
      mark: await rewind.mark(),
      standing: program.standing(),
      generatorState,
    });
  }

  /**
   * One tree of sequences, given by its seed alone. What is equal to one of `seen`, acts, people and answers, counts as
   * none. Throws `Caught`.
   */
  async tree(seed: number, size: number, seen: Set<string>): Promise<Tally & { digests: string[] }> {
    const tally = nothing();
    const digests: string[] = [];
    const way = new Chance(seed);
    const forks: Fork[] = [this.root];
    const transcript: string[] = [];
    let n = 0;
    for (let turn = 0; tally.sequences < size && turn < 3 * size; turn++) {
      const length = forks.length - 1;
      const steps = way.in(8) ? way.below(length + 1) : Math.min(length, 1 + way.below(4));
      forks.length = length - steps + 1;
      transcript.length = forks.length - 1;
      n = await this.play(
        new ScenarioGenerator(seed * 1000 + turn, n, forks.at(-1)!.generatorState),
        forks,
        transcript,
        tally,
      );
      const judged = await this.judge(transcript, turn);
      const digest = createHash('sha256').update(transcript.join('\n')).digest('hex').slice(0, 12);
      if (seen.has(digest)) continue;
      seen.add(digest);
      digests.push(digest);
      add(tally, { ...nothing(), sequences: 1, steps: transcript.length, ...judged });
    }
    await this.restart();
    return { ...tally, digests };
  }

  /** Back to where all sequences begin, whatever broke off. */
  restart(): Promise<void> {
    return this.to(this.root);
  }

  private async to({ mark, standing }: Fork): Promise<void> {
    await this.rewind.back(mark);
    this.program.stand(standing);
  }

  /** From the last fork to a decision, or to the greatest length; answers the last number used. */
  private async play(
    generator: ScenarioGenerator,
    forks: Fork[],
    transcript: string[],
    tally: Tally,
  ): Promise<number> {
    await this.to(forks.at(-1)!);
    for (let decided = false; !decided && transcript.length < LENGTH;) {
      const step = generator.next();
      const outcome = await this.program.perform(step);
      generator.noteOutcome(step, outcome);
      decided = step.act === 'decide' && outcome === 'ok';
      if (step.act === 'decide') tally.answers[outcome] = (tally.answers[outcome] ?? 0) + 1;
      tally.acts += 1;
      transcript.push(`${step.act} by ${step.who}: ${outcome}`);
      // What is refused leaves nothing behind.
      const mark = outcome === 'ok' ? await this.rewind.mark() : forks.at(-1)!.mark;
      forks.push({ mark, standing: this.program.standing(), generatorState: generator.generatorState });
    }
    return generator.last;
  }

  private async judge(
    transcript: readonly string[],
    turn: number,
  ): Promise<{ decisions: number; reviewed: number }> {
    const rows = await faultsOfRows(this.program.sql, this.program.caseId);
    const found = faultsOf((await this.program.happened()).happened, {
      officers: OFFICERS,
      unqualified: UNQUALIFIED,
    });
    const faults = [...found.faults, ...rows.faults];
    if (rows.decisions !== found.decisions) faults.push('not every decision row has its entry in the ledger');
    if (faults.length > 0) throw new ViolationFound(faults, [...transcript], turn + 1);
    return { decisions: found.decisions, reviewed: found.reviewed };
  }
}
