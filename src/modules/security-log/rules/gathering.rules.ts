import type { Instant } from '../../../kernel/time.js';
import type { EventKind } from './event-kind.rules.js';

/** What happened once. */
export interface SecurityEvent {
  readonly at: Instant;
  readonly kind: EventKind;
  readonly username: string;
  readonly userId: string | null;
  readonly agencyId: string | null;
  readonly address: string;
  readonly device: string;
  readonly route: string;
  readonly status: number;
  readonly code: string;
}

export interface CountedEvent extends SecurityEvent {
  readonly count: number;
}

/** Rows that one address, and all together, may add in a minute; what goes beyond is counted without particulars. */
export const ROWS_PER_ADDRESS = 60;
export const ROWS_IN_ALL = 600;
const MINUTE = 'YYYY-MM-DDTHH:MM'.length;

/**
 * Gathers events into rows: equal ones are one row with a count, and a flood cannot fill the disk. Beyond the bounds of
 * a minute the events of an address become one row for each kind without name, device and route, and beyond the bound
 * of all one row for each kind without address too. No event is left uncounted.
 */
export class Gathering {
  private readonly rows = new Map<string, { event: SecurityEvent; count: number }>();
  private readonly addresses = new Map<string, number>();
  private minute = '';
  private all = 0;

  add(event: SecurityEvent): void {
    const minute = event.at.slice(0, MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.addresses.clear();
      this.all = 0;
    }
    for (const form of [event, withoutParticulars(event)]) if (this.count(form) || this.open(form)) return;
    const rest = { ...withoutParticulars(event), address: '' };
    if (!this.count(rest)) this.rows.set(keyOf(rest), { event: rest, count: 1 });
  }

  /** What was gathered since the last time, in the order of their first events. */
  take(): CountedEvent[] {
    const taken = [...this.rows.values()].map(({ event, count }) => ({ ...event, count }));
    this.rows.clear();
    return taken;
  }

  /** Adds to a row that is there. */
  private count(event: SecurityEvent): boolean {
    const known = this.rows.get(keyOf(event));
    if (known) known.count += 1;
    return known !== undefined;
  }

  /** Begins a row, while the minute has room for it. */
  private open(event: SecurityEvent): boolean {
    const used = this.addresses.get(event.address) ?? 0;
    // The last row of an address is the one without particulars.
    const most = event.route === '' ? ROWS_PER_ADDRESS : ROWS_PER_ADDRESS - 1;
    if (used >= most || this.all >= ROWS_IN_ALL) return false;
    this.addresses.set(event.address, used + 1);
    this.all += 1;
    this.rows.set(keyOf(event), { event, count: 1 });
    return true;
  }
}

const withoutParticulars = (event: SecurityEvent): SecurityEvent => ({
  ...event,
  ...{ username: '', userId: null, agencyId: null, device: '', route: '', status: 0, code: '' },
});

const keyOf = ({ at: _, ...event }: SecurityEvent): string => JSON.stringify(Object.values(event));
