import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { SessionRow } from './account.entities.js';
import { tokenHashOf } from './token.js';

@Injectable()
export class SignOut {
  constructor(private readonly acts: Acts) {}

  signOut(actor: Actor, token: string): Promise<Result<void>> {
    const subject = { agencyId: actor.agencyId, type: 'account', id: actor.userId };
    return this.acts.perform(actor, 'session.close', subject, async ({ tx, now }) => {
      await tx.getRepository(SessionRow).update({ tokenHash: tokenHashOf(token) }, { closedAt: now });
      return ok({ value: undefined });
    });
  }
}
