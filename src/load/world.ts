import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import type { AgencyRow } from '../modules/agencies/index.js';
import type { LawService } from '../modules/calendar/index.js';
import {
  type CertificateSnapshot,
  enoughEntitledOfficers,
  type OfficerOnDuty,
} from '../modules/officers/index.js';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** One agency whose cases are loaded, and the people who act in it. */
export interface LoadedAgency {
  readonly row: AgencyRow;
  readonly shelf: number;
  /** Accounts of officers with a certificate, by officer id. */
  readonly officers: readonly (Person & { readonly officerId: string })[];
  readonly onDuty: readonly OfficerOnDuty[];
  readonly leader: Person;
  readonly reviewer: Person;
  readonly discloser: Person;
  /** The last number of each series and year. */
  readonly numbers: Map<string, number>;
  /** Cases so far. */
  cases: number;
}

interface Counted {
  readonly title: string;
  readonly basis: string;
  readonly layer: string;
  readonly due: LegalDay;
  readonly strict: LegalDay;
  readonly provisional: boolean;
}

/** What the law and the office say, asked once for each question: the same answers as the acts get. */
export class World {
  private readonly dues = new Map<string, Counted>();
  private readonly snapshots = new Map<string, { list: CertificateSnapshot[]; json: string }>();
  private readonly later = new Map<LegalDay, LegalDay[]>();
  private readonly nextWorkday = new Map<LegalDay, LegalDay>();
  private readonly calendar: WorkingCalendar;

  constructor(
    private readonly law: LawService,
    /** Nothing happens after it. */
    readonly now: string,
  ) {
    this.calendar = law.calendar;
  }

  due(ruleId: string, trigger: LegalDay, { areaCode }: AgencyRow, field: string): Counted {
    const key = `${ruleId} ${trigger} ${areaCode} ${field}`;
    const known = this.dues.get(key);
    if (known) return known;
    const counted = this.law.due(ruleId, trigger, { place: areaCode, domain: field });
    if (!counted.ok) throw new Error(`cannot count ${ruleId}: ${counted.refusal.code}`);
    const { title, basis, layer, due, strict, provisional } = counted.value;
    const answer = {
      title: title.zh,
      basis,
      layer: `${layer.pack}@${layer.version}`,
      due,
      strict,
      provisional,
    };
    this.dues.set(key, answer);
    return answer;
  }

  /** Two officers of the agency who may act there on that day (PEN-02). */
  entitled(agency: LoadedAgency, officerIds: readonly string[], field: string, day: LegalDay) {
    const key = `${officerIds.join()} ${field} ${day}`;
    const known = this.snapshots.get(key);
    if (known) return known;
    const officers = agency.onDuty.filter(({ officerId }) => officerIds.includes(officerId));
    const { areaCode } = agency.row;
    const held = enoughEntitledOfficers(officers, { field, areaCode }, day, 2);
    if (!held.ok) throw new Error(held.refusal.detail);
    const answer = { list: held.value, json: JSON.stringify(held.value) };
    this.snapshots.set(key, answer);
    return answer;
  }

  lawVersion({ areaCode }: AgencyRow): string {
    return this.law.packVersion(areaCode);
  }

  /** Every working day of a stretch. */
  workdays(from: LegalDay, to: LegalDay): LegalDay[] {
    const days: LegalDay[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) if (this.working(day) === day) days.push(day);
    return days;
  }

  /** The working day so many after the first on or after `day`. */
  workday(day: LegalDay, after = 0): LegalDay {
    if (after === 0) return this.working(day);
    let later = this.later.get(day);
    if (!later) this.later.set(day, (later = []));
    return (later[after] ??= this.working(addDays(this.workday(day, after - 1), 1)));
  }

  private working(day: LegalDay): LegalDay {
    const known = this.nextWorkday.get(day);
    if (known) return known;
    let at = day;
    while (!this.calendar.dayOf(at).working) at = addDays(at, 1);
    this.nextWorkday.set(day, at);
    return at;
  }
}
