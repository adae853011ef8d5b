import { Entity, Index } from 'typeorm';
import type { Role } from '../../kernel/access/index.js';
import {
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Json,
  KeyText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';

/** A browser from which the person signed in before: strangers who try the same name do not hold it up. */
@Entity('account_devices')
@Index('ix_account_devices_user', ['userId'])
export class DeviceRow {
  @Id() id: string;
  @Ref() userId: string;
  /** SHA-256 of the cookie. */
  @Digest({ unique: true }) tokenHash: string;
  @Line(60) label: string;
  @InstantText() firstSeenAt: string;
  @InstantText() lastSeenAt: string;
}

/** How long the next try waits. A row for each name and network that failed lately, forgotten after a day. */
@Entity('sign_in_delays')
@Index('ix_sign_in_delays_account', ['accountKey'])
@Index('ix_sign_in_delays_updated', ['updatedAt'])
export class SignInDelayRow {
  /** Digest of what is counted: names that were tried are not kept. */
  @KeyText(64) key: string;
  /** Digest of the name alone, so that an administrator can end the delays of an account; empty for a network. */
  @Line(64) accountKey: string;
  @Count() failures: number;
  @InstantText() blockedUntil: string;
  @InstantText() updatedAt: string;
}

/** A one-time link by which its owner sets the password of an account. */
@Entity('account_links')
@Index('ix_account_links_user', ['userId'])
export class AccountLinkRow {
  @Id() id: string;
  @Ref() userId: string;
  /** SHA-256 of the token in the link. */
  @Digest({ unique: true }) tokenHash: string;
  @Ref() issuedBy: string;
  @InstantText() issuedAt: string;
  @InstantText() expiresAt: string;
  /** When it was used, or when a later link took its place. */
  @InstantText({ nullable: true }) endedAt: string | null;
}

export const PROPOSAL_STATES = ['open', 'confirmed', 'rejected'] as const;

/** Roles that one administrator proposes and another confirms. */
@Entity('role_proposals')
@Index('ix_role_proposals_user', ['userId'])
@Index('ux_role_proposals_open', ['userId'], { unique: true, where: `"state" = 'open'` })
export class RoleProposalRow {
  @Id() id: string;
  @Ref() userId: string;
  @Json() roles: Role[];
  @Prose() reason: string;
  @Ref() proposedBy: string;
  @InstantText() proposedAt: string;
  @Code(PROPOSAL_STATES) state: (typeof PROPOSAL_STATES)[number];
  @Ref({ nullable: true }) decidedBy: string | null;
  @InstantText({ nullable: true }) decidedAt: string | null;
  @Prose({ nullable: true }) remark: string | null;
}
