import { Entity, Index } from 'typeorm';
import { Code, Count, Id, InstantText, Line, Ref } from '../../platform/database/index.js';
import { EVENT_KINDS, type EventKind } from './rules/event-kind.rules.js';

/** Equal events of a short time, with how many they were. Rows are never changed, and deleted when their time is over. */
@Entity('security_log')
@Index('ix_security_log_at', ['at', 'id'])
@Index('ix_security_log_agency', ['agencyId', 'id'])
@Index('ix_security_log_time', ['agencyId', 'at', 'id'])
@Index('ix_security_log_kind', ['agencyId', 'kind', 'at', 'id'])
@Index('ix_security_log_name', ['agencyId', 'username', 'at', 'id'])
@Index('ix_security_log_address', ['agencyId', 'address', 'at', 'id'])
export class SecurityLogRow {
  /** UUIDv7: rows stand in the order of their writing. */
  @Id() id: string;
  /** When the first of them happened. */
  @InstantText() at: string;
  @Code(EVENT_KINDS) kind: EventKind;
  @Count() count: number;
  /** As it was typed or as the session says; empty where nobody said a name. */
  @Line(60) username: string;
  @Ref({ nullable: true }) userId: string | null;
  /** The agency of the account; null where there is no such account. */
  @Ref({ nullable: true }) agencyId: string | null;
  /** The visitor's network address as the trusted proxies name it; empty in a row that stands for many. */
  @Line(64) address: string;
  /** What the browser or program calls itself. */
  @Line(200) device: string;
  /** Method and path, identifiers left out. */
  @Line(200) route: string;
  @Count() status: number;
  /** Code of the refusal; empty where it succeeded. */
  @Line(80) code: string;
}
