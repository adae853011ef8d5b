import type { Result } from '../../../kernel/result.js';
import { mayConfirm, type Person, rolesGoTogether } from './roles.rules.js';

const sysadmin: Person = { id: 's', officerId: null };
const secadmin: Person = { id: 'c', officerId: 'file-1' };
const owner: Person = { id: 'o', officerId: 'file-2' };
const code = (result: Result<void>) => (result.ok ? 'ok' : result.refusal.code);

describe('roles are given by two persons (S2)', () => {
  it('one proposes, another confirms', () => {
    expect(code(mayConfirm(secadmin, sysadmin, owner, ['officer']))).toBe('ok');
  });

  it('nobody confirms what he proposed, also by a second account of his', () => {
    expect(code(mayConfirm(secadmin, secadmin, owner, ['officer']))).toBe('account.same-hand');
    const second = { id: 'second', officerId: 'file-1' };
    expect(code(mayConfirm(secadmin, second, owner, ['officer']))).toBe('account.same-hand');
  });

  it('nobody confirms for himself, also for a second account of his', () => {
    expect(code(mayConfirm(owner, sysadmin, owner, ['officer']))).toBe('account.self');
    expect(code(mayConfirm({ id: 'x', officerId: 'file-2' }, sysadmin, owner, ['officer']))).toBe(
      'account.self',
    );
  });

  it('incompatible roles are refused with the article and the pair', () => {
    expect(rolesGoTogether(['officer', 'leader', 'trainee'])).toMatchObject({
      refusal: {
        code: 'account.incompatible-roles',
        basis: '《行政处罚法》第57条第1款',
        facts: { pairs: [['leader', 'officer']] },
      },
    });
    expect(code(mayConfirm(secadmin, sysadmin, owner, ['discloser', 'releaser']))).toBe(
      'account.incompatible-roles',
    );
  });
});
