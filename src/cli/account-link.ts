import { chinaMoment } from '../kernel/time.js';
import type { INestApplicationContext } from '@nestjs/common';
import { AccountActs, IssueLink } from '../modules/accounts/index.js';
import type { Command } from './command.js';

/**
 * `cli account-link USERNAME`: a one-time link by which the owner of an account sets a new password. For an office whose
 * last administrator of a kind has forgotten his: nobody else in it could help. It is entered in the ledger as an act of
 * the program, and the owner is told.
 */
export const accountLink: Command = {
  opens: 'writes',
  understands: ({ args }) => args.length === 1,
  async run(app: INestApplicationContext, call) {
    const [username] = call.args;
    const issued = await app.get(AccountActs, { strict: false }).runByMachine(IssueLink, username!);
    if (!issued.ok) {
      const why = issued.refusal.code === 'not-found' ? '没有这个用户名' : '账号已停用';
      call.error(`${username}: ${why}`);
      return 1;
    }
    call.line(issued.value.link);
    call.error(`有效期至${chinaMoment(issued.value.expiresAt)}；只能使用一次`);
    return 0;
  },
};
