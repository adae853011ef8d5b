import { Entity, Index } from 'typeorm';
import { Bytes, Code, Count, Id, InstantText, Line, Ref } from '../../../platform/database/index.js';

export const CHECK_STATES = ['running', 'done'] as const;
export type CheckState = (typeof CHECK_STATES)[number];
export const CHECK_TRIGGERS = ['asked', 'scheduled'] as const;
export type CheckTrigger = (typeof CHECK_TRIGGERS)[number];
export const CHECK_FINDINGS = ['bytes-missing', 'bytes-changed', 'bytes-unreadable'] as const;
export type CheckFinding = (typeof CHECK_FINDINGS)[number];

/** One reading of all an agency's stored bytes against their digests. */
@Entity('store_checks')
@Index('ix_store_checks_agency', ['agencyId', 'startedAt'])
export class StoreCheckRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(CHECK_TRIGGERS) trigger: CheckTrigger;
  @Code(CHECK_STATES) state: CheckState;
  @Ref() startedBy: string;
  @Line(60) startedByName: string;
  @InstantText() startedAt: string;
  /** What there was to read at the start. */
  @Count() items: number;
  @Bytes() bytes: number;
  /** What was read, once it is done; while it runs the program knows. */
  @Count() itemsRead: number;
  @Bytes() bytesRead: number;
  @Count() findings: number;
  @InstantText({ nullable: true }) finishedAt: string | null;
}

/** An item whose bytes were not those of its receipt when they were read. */
@Entity('store_check_findings')
@Index('ix_store_check_findings_check', ['checkId', 'id'])
export class StoreCheckFindingRow {
  @Id() id: string;
  @Ref() checkId: string;
  @Ref() evidenceId: string;
  @Code(CHECK_FINDINGS) kind: CheckFinding;
  @Line(200) about: string;
  @InstantText() at: string;
}
