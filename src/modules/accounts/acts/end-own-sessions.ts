import { IsNull } from 'typeorm';
import { ROLES } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { SessionRow } from '../account.entities.js';
import { endSessionsOf } from '../end-sessions.js';

/** One session of the owner's, or every one but that by which this is asked. */
export type SessionsToEnd = { readonly only: string } | { readonly but: string };

/** The owner ends sessions that are open elsewhere. Refuses `not-found` for another person's and for one that has ended. */
@AccountAct({
  name: 'session.end',
  roles: ROLES,
  title: { zh: '结束其他登录', en: 'End own sessions' },
})
export class EndOwnSessions {
  async run({ tx, row, now }: AccountContext, which: SessionsToEnd): Promise<Result<AccountOutcome>> {
    if ('but' in which) {
      const sessions = await endSessionsOf(tx, row.id, now, which.but);
      return ok({ value: undefined, detail: { sessions } });
    }
    const mine = { id: which.only, userId: row.id, closedAt: IsNull() };
    const { affected } = await tx.getRepository(SessionRow).update(mine, { closedAt: now });
    return affected ? ok({ value: undefined, detail: { sessions: 1 } }) : refuse('not-found');
  }
}
