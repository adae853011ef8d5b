import { Entity } from 'typeorm';
import type { CalendarYear } from '../../kernel/calendar/index.js';
import { Count, Digest, Id, InstantText, Json, Line, Ref } from '../../platform/database/index.js';

/** A year's days off and make-up workdays as they were taken over; a correction is a further row. Written once. */
@Entity('calendar_years')
export class CalendarYearRow {
  @Id() id: string;
  /** In which order they came. */
  @Count({ unique: true }) seq: number;
  @Count() year: number;
  @Line(200) notice: string;
  @Json() published: CalendarYear;
  /** Of the year's canonical content: the ledger's entry keeps it too. */
  @Digest() sha256: string;
  @InstantText() importedAt: string;
  @Ref() importedBy: string;
  @Line(60) importedByName: string;
}
