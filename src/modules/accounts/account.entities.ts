import { Entity, Index } from 'typeorm';
import type { Role } from '../../kernel/access/index.js';
import {
  Code,
  Count,
  Digest,
  Flag,
  Id,
  InstantText,
  Json,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';

@Entity('users')
@Index('ux_users_officer', ['officerId'], {
  unique: true,
  where: `"status" = 'active' AND "sharesFile" = 0`,
})
export class UserRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(60, { unique: true }) username: string;
  @Line(60) name: string;
  /** argon2id, PHC string; empty until the owner has set a password by a one-time link. */
  @Prose() passwordHash: string;
  @Json() roles: Role[];
  /** The officer record of the same person, if there is one; of one active account only. */
  @Ref({ nullable: true }) officerId: string | null;
  @Code(['active', 'disabled']) status: 'active' | 'disabled';
  /** Of releases before 0.5.0; nothing reads it. */
  @Count() failedSignIns: number;
  /** Of releases before 0.5.0; nothing reads it. */
  @InstantText({ nullable: true }) lockedUntil: string | null;
  @InstantText() createdAt: string;
  /** A second account of one officer record, made before that was refused. Only a migration says so. */
  @Flag({ default: 0 }) sharesFile: boolean;
  /** Up to when the owner has read what happened to the account. */
  @InstantText({ nullable: true }) noticesSeenAt: string | null;
}

export const SESSION_KINDS = ['browser', 'program'] as const;

@Entity('sessions')
@Index('ix_sessions_user', ['userId'])
export class SessionRow {
  @Id() id: string;
  @Ref() userId: string;
  /** SHA-256 of the token: who reads the database cannot use a session. */
  @Digest({ unique: true }) tokenHash: string;
  @InstantText() openedAt: string;
  @InstantText() expiresAt: string;
  @InstantText({ nullable: true }) closedAt: string | null;
  /** Sessions of browsers end when they rest; a program holds its token itself. */
  @Line(40, { default: 'program' }) kind: (typeof SESSION_KINDS)[number];
  /** Browser and system as the owner recognises them. */
  @Line(60, { default: '' }) device: string;
  @Line(64, { default: '' }) address: string;
  /** Exact to about a minute. */
  @InstantText({ nullable: true }) lastUsedAt: string | null;
}
