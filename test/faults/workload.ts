import type { DemoOffice } from '../../src/demo/office.js';
import { addDays, legalDayOf } from '../../src/kernel/time.js';
import type { Account, Outcome } from './account.js';
import type { Chance } from './chance.js';
import type { Answer, Client } from './client.js';
import { CASE } from './steps-of-cases.js';
import { EXAM } from './steps-of-exams.js';
import { REGISTERS } from './steps-of-registers.js';

/** The office as the journeys need it; the clock is that of the program. */
export interface Place {
  readonly client: Client;
  readonly seeded: DemoOffice;
  /** Ids of accounts by username. */
  readonly accounts: ReadonlyMap<string, string>;
  now(): number;
}

/** One run through a list of steps, with the ids that its steps were told. */
export class Journey {
  readonly ids: Record<string, string> = {};
  /** Like no other of this run: causes, numbers and bytes are made of it. */
  readonly mark: string;

  constructor(
    readonly place: Place,
    serial: string,
  ) {
    this.mark = serial;
  }

  get client(): Client {
    return this.place.client;
  }
  get officers(): Record<string, string> {
    return this.place.seeded.officers;
  }
  get today(): string {
    return legalDayOf(this.at(0));
  }
  day(offset: number): string {
    return addDays(this.today, offset);
  }
  /** The moment so many minutes from now. */
  at(minutes: number): string {
    return new Date(this.place.now() + minutes * 60_000).toISOString();
  }
  /** What two officers did in the last minutes. */
  work() {
    return {
      from: this.at(-2),
      to: this.at(-1),
      officerIds: [this.officers.officer1!, this.officers.officer2!],
    };
  }
}

/** One request that is one act. */
export interface Step {
  readonly name: string;
  /** The act that its entry in the ledger names; none for a step that is only answered. */
  readonly act?: string;
  readonly by: string;
  /** What the act is done to, as far as the sender knows it before or after the answer. */
  subject?(journey: Journey, answer: Answer): string | undefined;
  send(journey: Journey): Promise<Answer>;
  /** Keeps what later steps need of the answer. */
  keep?(journey: Journey, answer: Answer): void;
  /** The same request again is answered as the first was. */
  readonly repeats?: boolean;
  /** Files are written after the act: it may stand although the answer is 5xx. Says which. */
  readonly writesAfterwards?: string;
  /** Status of the refusal that is expected here: nothing may be written. */
  readonly refused?: number;
}

export const JOURNEYS: Readonly<Record<string, readonly Step[]>> = {
  case: CASE,
  exam: EXAM,
  registers: REGISTERS,
};

export const STEPS = Object.values(JOURNEYS).flat();
export const USERNAMES = [...new Set(STEPS.map(({ by }) => by))].filter((name) => name !== '');

export const EVERYBODY = [...USERNAMES, 'auditor1', 'supervisor1'];

/** Sends one step and writes down what was answered. */
export async function take(
  step: Step,
  journey: Journey,
  account: Account,
): Promise<{ outcome: Outcome; answer: Answer }> {
  const answer = await step.send(journey);
  const good = answer.status > 0 && answer.status < 400;
  if (good) step.keep?.(journey, answer);
  const { name, act, by, repeats } = step;
  const writesAfterwards = step.writesAfterwards !== undefined;
  if (act === undefined) return { outcome: good ? 'acknowledged' : 'refused', answer };
  const subjectId = step.subject?.(journey, answer);
  const actorId = journey.place.accounts.get(by) ?? by;
  return {
    outcome: account.note({ step: name, act, actorId, subjectId }, answer, { repeats, writesAfterwards }),
    answer,
  };
}

/** Whether the answer is one the step can have on a program without faults. */
export const asExpected = (step: Step, { status }: Answer): boolean =>
  step.refused === undefined ? status > 0 && status < 400 : status === step.refused;

/**
 * One journey of chance to its end, or to the first answer that is none, a 5xx or a limit for each minute: what it had
 * before stands in the account. Throws on an answer that no fault explains.
 */
export async function wander(
  place: Place,
  account: Account,
  chance: Chance,
  serial: string,
  over: () => boolean,
) {
  const names = Object.keys(JOURNEYS);
  const journey = new Journey(place, serial);
  for (const step of JOURNEYS[names[chance.below(names.length)]!]!) {
    if (over()) return;
    const { answer } = await take(step, journey, account);
    if (answer.status === 0 || answer.status >= 500 || answer.status === 429) return;
    if (!asExpected(step, answer))
      throw new Error(`${step.name}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}
