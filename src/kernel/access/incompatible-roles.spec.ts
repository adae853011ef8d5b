import { INCOMPATIBLE_ROLES, incompatibilitiesOf } from './incompatible-roles.js';
import { type Role, ROLES, SEPARATED_ROLES } from './permissions.js';

const refuses = (...roles: Role[]) => incompatibilitiesOf(roles).length > 0;

describe('roles that one account may not hold together', () => {
  it('are pairs of different roles, each pair once, each with its basis and reason', () => {
    const names = INCOMPATIBLE_ROLES.map(({ roles }) => [...roles].sort().join('+'));
    expect(new Set(names).size).toBe(names.length);
    for (const { roles, basis, reason, reasonEn } of INCOMPATIBLE_ROLES) {
      expect(roles[0]).not.toBe(roles[1]);
      for (const text of [basis, reason, reasonEn]) expect(text).not.toBe('');
    }
  });

  it.each([
    ['officer', 'leader'],
    ['officer', 'reviewer'],
    ['reviewer', 'leader'],
    ['discloser', 'releaser'],
    ['supervisor', 'officer'],
    ['sysadmin', 'secadmin'],
    ['sysadmin', 'officer'],
    ['auditor', 'leader'],
  ] as [Role, Role][])('%s and %s are refused, whatever stands beside them', (one, other) => {
    expect(refuses(one, other)).toBe(true);
    expect(refuses('trainee', other, one)).toBe(true);
  });

  it('the three administrators stand apart from each other and from every role of the business', () => {
    for (const administrator of SEPARATED_ROLES)
      for (const role of ROLES.filter((r) => r !== administrator && r !== 'trainee'))
        expect([administrator, role, refuses(administrator, role)]).toEqual([administrator, role, true]);
  });

  it.each([
    [['officer', 'presider']],
    [['officer', 'discloser']],
    [['auditor', 'trainee']],
    [['reviewer', 'presider']],
  ] as [Role[]][])('%s go together: the law forbids it within one case, or not at all', (roles) =>
    expect(incompatibilitiesOf(roles)).toEqual([]),
  );

  it('allows each role by itself', () => {
    for (const role of ROLES) expect(refuses(role)).toBe(false);
  });
});
