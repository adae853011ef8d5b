import { Entity, Index } from 'typeorm';
import type { Role } from '../../kernel/access/index.js';
import {
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Json,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';

@Entity('users')
export class UserRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(60, { unique: true }) username: string;
  @Line(60) name: string;
  /** argon2id, PHC string. */
  @Prose() passwordHash: string;
  @Json() roles: Role[];
  /** The officer record of the same person, if there is one. */
  @Ref({ nullable: true }) officerId: string | null;
  @Code(['active', 'disabled']) status: 'active' | 'disabled';
  @Count() failedSignIns: number;
  @InstantText({ nullable: true }) lockedUntil: string | null;
  @InstantText() createdAt: string;
}

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
}
