import { type Actor, ROLES } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Config } from '../../../platform/config/index.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { SessionRow } from '../account.entities.js';
import { Devices } from '../devices.js';
import { later } from '../rules/sign-in-delay.rules.js';
import { type Counted, SignInDelays } from '../sign-in-delays.js';
import type { DeviceRow } from '../sign-in.entities.js';
import { newToken, tokenHashOf } from '../token.js';

/** A sign-in whose password was right. */
export interface ProvenSignIn {
  /** The hash that the password matched. */
  readonly passwordHash: string;
  readonly counted: readonly Counted[];
  readonly device?: DeviceRow;
  /** Browser and system. */
  readonly label: string;
  readonly address: string;
  readonly browser: boolean;
}

export interface OpenedSession {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly actor: Actor;
  /** The cookie of a device that was not known before. */
  readonly deviceToken: string | undefined;
}

/** Opens a session. Judged again inside: the account may have been disabled, or its password reset, meanwhile. */
@AccountAct({
  name: 'session.open',
  roles: ROLES,
  title: { zh: '登录', en: 'Sign in' },
})
export class OpenSession {
  constructor(
    private readonly delays: SignInDelays,
    private readonly devices: Devices,
    private readonly config: Config,
  ) {}

  async run(
    { tx, row, actor, now, newId }: AccountContext,
    { passwordHash, counted, device, label, address, browser }: ProvenSignIn,
  ): Promise<Result<AccountOutcome<OpenedSession>>> {
    if (row.status !== 'active' || row.passwordHash !== passwordHash) return refuse('auth.failed');
    await this.delays.refund(tx, counted);
    const accessToken = newToken();
    const expiresAt = later(now, this.config.sessionHours * 3_600_000);
    const deviceToken = await this.devices.seen(tx, { userId: row.id, known: device, label, now, newId });
    await tx.getRepository(SessionRow).insert({
      id: newId(),
      userId: row.id,
      tokenHash: tokenHashOf(accessToken),
      openedAt: now,
      expiresAt,
      closedAt: null,
      kind: browser ? 'browser' : 'program',
      device: label,
      address: address.slice(0, 64),
      lastUsedAt: null,
    });
    return ok({
      value: { accessToken, expiresAt, actor, deviceToken },
      detail: { device: label, newDevice: deviceToken ? true : undefined },
    });
  }
}
