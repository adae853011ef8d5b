import { hash } from 'node:crypto';
import type { CanonicalValue } from '../kernel/ledger/index.js';
import type { LegalDay } from '../kernel/time.js';
import { type CaseAct, NOTED_ACTS, type NotedAct, transitionOf } from '../modules/cases/index.js';
import type { Chance } from './chance.js';
import type { TableWriter } from './table-writer.js';
import type { LoadedAgency, Person, World } from './world.js';

export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** An act before it has its place in the ledger. */
export interface LoadedEntry {
  readonly agency: LoadedAgency;
  readonly at: string;
  readonly id: string;
  readonly actor: Person;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: { readonly [key: string]: CanonicalValue };
}

export interface Clocked {
  readonly id: string;
  readonly ruleId: string;
  readonly due: LegalDay;
  stoppedOn: LegalDay | null;
  stoppedBy: string | null;
  readonly row: readonly (string | number | null)[];
}

interface Done {
  readonly act: CaseAct | NotedAct;
  readonly by: Person;
  readonly to?: string;
  readonly officers?: string;
  /** When it happened, in minutes before it was entered: from and to. */
  readonly occurred?: readonly [number, number];
  readonly documents?: readonly { kind: string; title?: string; body: string; number?: string }[];
  readonly eventDetail?: { readonly [key: string]: CanonicalValue };
  readonly detail?: { readonly [key: string]: CanonicalValue };
  /** Where the entry's subject is not the case. */
  readonly subject?: { readonly type: string; readonly id: string };
  readonly rules?: readonly string[];
}

/** What all acts on a case leave behind: the timeline with its documents, the clocks, the ledger entry. */
export abstract class Life {
  protected day: LegalDay = '';
  protected at = '';
  /** Id of the act that is going on, which is that of its entry. */
  protected entryId = '';
  protected state = '';
  protected version = 0;
  protected readonly documents: { title: string; number: string | null; sha256: string }[] = [];
  private ms = 0;
  private steps = 0;
  private events = 0;
  private readonly clocks: Clocked[] = [];

  constructor(
    protected readonly world: World,
    protected readonly agency: LoadedAgency,
    protected readonly chance: Chance,
    protected readonly rows: TableWriter,
    private readonly enter: (entry: LoadedEntry) => void,
    private readonly start: LegalDay,
    /** Milliseconds that keep cases of one day apart. */
    private readonly shift: number,
    /** After so many steps nothing is done any more: a case that stands. */
    private readonly stands: number,
    readonly caseId: string,
  ) {}

  /** The next step, so many working days after the beginning; false where it would lie in the future or nobody does it. */
  protected on(workdays: number, hour: number, minute = 0): boolean {
    const day = this.world.workday(this.start, workdays);
    const ms = Date.parse(`${day}T00:00:00.000Z`) + ((hour - 8) * 60 + minute) * 60_000 + this.shift;
    const at = new Date(ms).toISOString();
    this.steps += 1;
    if (at > this.world.now || this.steps > this.stands) return false;
    [this.day, this.ms, this.at] = [day, ms, at];
    this.entryId = this.newId();
    return true;
  }

  protected newId(): string {
    return this.chance.id(this.ms);
  }

  /** An act on the case: its event, documents and entry. */
  protected did(done: Done): void {
    const { act, by, documents = [], occurred, eventDetail = {}, detail = {} } = done;
    const noted = Object.hasOwn(NOTED_ACTS, act) ? NOTED_ACTS[act as NotedAct] : undefined;
    const { stage, guards } = noted ?? transitionOf(act as CaseAct);
    const before = (minutes: number) => new Date(this.ms - minutes * 60_000).toISOString();
    const id = this.entryId;
    this.rows.addValues(
      'case_events',
      ...[id, this.caseId, this.events, this.at],
      ...(occurred ? [before(occurred[0]), before(occurred[1])] : [this.at, this.at]),
      ...[act, stage, by.id, by.name, done.officers ?? '[]', JSON.stringify(done.rules ?? guards)],
      JSON.stringify(eventDetail),
    );
    this.events += 1;
    const entered = documents.map(({ kind, title = kind, body, number = null }) => {
      const document = { id: this.newId(), kind, sha256: sha256(body) };
      const { id: documentId, sha256: digest } = document;
      this.rows.addValues(
        'case_documents',
        documentId,
        this.caseId,
        id,
        kind,
        number,
        title,
        body,
        digest,
        this.at,
      );
      this.documents.push({ title, number, sha256: digest });
      return document;
    });
    const from = this.state;
    if (!noted) {
      this.version += 1;
      this.state = done.to ?? this.state;
    }
    this.entered(act, by, done.subject ?? { type: 'case', id: this.caseId }, {
      ...eventDetail,
      ...detail,
      ...(!noted && { to: this.state, ...(from && { from }) }),
      ...(entered.length > 0 && { documents: entered }),
    });
  }

  protected entered(
    act: string,
    actor: Person,
    subject: { readonly type: string; readonly id: string },
    detail: { readonly [key: string]: CanonicalValue },
    id = this.entryId,
  ): void {
    const { agency, at } = this;
    this.enter({ agency, at, id, actor, act, subjectType: subject.type, subjectId: subject.id, detail });
  }

  protected startClock(ruleId: string, field: string, trigger = this.day): LegalDay {
    const counted = this.world.due(ruleId, trigger, this.agency.row, field);
    const { title, basis, layer, due, strict, provisional } = counted;
    const id = this.newId();
    const row = [
      id,
      this.agency.row.id,
      this.caseId,
      ruleId,
      null,
      title,
      basis,
      layer,
      trigger,
      '[]',
      due,
      strict,
      Number(provisional),
    ];
    this.clocks.push({ id, ruleId, due, stoppedOn: null, stoppedBy: null, row });
    return due;
  }

  protected stopClocks(...ruleIds: readonly string[]): void {
    for (const clock of this.clocks)
      if (clock.stoppedOn === null && ruleIds.includes(clock.ruleId))
        [clock.stoppedOn, clock.stoppedBy] = [this.day, this.entryId];
  }

  /** Writes the clocks as they stand at the end; answers the next day that is due. */
  protected settleClocks(): LegalDay | null {
    let next: LegalDay | null = null;
    for (const { row, due, stoppedOn, stoppedBy } of this.clocks) {
      this.rows.addValues('case_clocks', ...row, stoppedOn, stoppedBy);
      if (stoppedOn === null && (next === null || due < next)) next = due;
    }
    return next;
  }

  /** 文号, as `nextNumber` draws them. */
  protected number(series: string): string {
    const year = this.day.slice(0, 4);
    const serial = String(this.serial(series, year)).padStart(3, '0');
    return `${this.agency.row.documentPrefix}${series}字〔${year}〕第${serial}号`;
  }

  protected serial(series: string, year: string): number {
    const key = `${series} ${year}`;
    const serial = (this.agency.numbers.get(key) ?? 0) + 1;
    this.agency.numbers.set(key, serial);
    return serial;
  }
}
