import type { EntityManager } from 'typeorm';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { AccountAct, type AccountOutcome } from '../account-acts.js';
import { UserRow } from '../account.entities.js';
import { CreatedAccountView, NewAccountInput } from '../dto/account.dto.js';
import { AccountLinks } from '../links.js';
import { blankAccount, fileIsFree } from '../new-account.js';
import { OfficerFiles } from '../officer-files.js';

/**
 * Makes an account that can do nothing yet, and the link by which its owner sets the password. Refuses
 * `account.username-taken`, and for an officer record `account.officer-file-unknown`, `account.officer-file-taken` and
 * `account.name-differs`.
 */
@AccountAct({
  name: 'account.create',
  roles: ['sysadmin'],
  title: { zh: '新建账号', en: 'Create an account' },
  route: 'POST accounts',
  input: NewAccountInput,
  answer: CreatedAccountView,
  creates: true,
  operationId: 'Accounts_create',
})
export class CreateAccount {
  constructor(
    private readonly links: AccountLinks,
    private readonly files: OfficerFiles,
  ) {}

  async run(
    context: NewSubjectContext,
    input: NewAccountInput,
  ): Promise<Result<AccountOutcome<CreatedAccountView>>> {
    const { tx, id, now } = context;
    const { username, officerId } = input;
    if (await tx.getRepository(UserRow).existsBy({ username })) return refuse('account.username-taken');
    const fits = await this.fileFits(tx, input);
    if (!fits.ok) return fits;
    const { link, expiresAt } = await this.links.issue(context, id);
    return ok({
      value: { id, link, expiresAt },
      row: blankAccount(input, now),
      detail: { username, officerId },
    });
  }

  private async fileFits(
    tx: EntityManager,
    { agencyId, name, officerId }: NewAccountInput,
  ): Promise<Result<void>> {
    if (!officerId) return ok();
    const file = await this.files.find(tx, officerId);
    if (!file || file.agencyId !== agencyId || !file.inPost)
      return refuse('account.officer-file-unknown', { next: '请选择本机关在岗人员的档案' });
    if (file.name !== name)
      return refuse('account.name-differs', {
        detail: `人员档案上的姓名是“${file.name}”`,
        next: '请按人员档案填写姓名，或者选择本人的档案',
      });
    return fileIsFree(tx, officerId);
  }
}
