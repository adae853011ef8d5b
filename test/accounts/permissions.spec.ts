import '../../src/app.module.js';
import {
  type Actor,
  holds,
  allPermissions,
  type Permission,
  permissionsOf,
  type Role,
  ROLES,
  rolesWith,
  sees,
  SEPARATED_ROLES,
  systemActor,
} from '../../src/kernel/access/index.js';

const table = [...allPermissions()];
const as = (...roles: Role[]): Actor => ({
  userId: 'u',
  username: 'u',
  name: 'u',
  agencyId: 'street',
  agencyIds: ['street'],
  roles,
});
const holdersOf = (pattern: RegExp): Role[] => [
  ...new Set(table.filter(([name]) => pattern.test(name)).flatMap(([, roles]) => [...roles])),
];

describe('the permission table', () => {
  it('names an act by a subject and a verb, with no wildcard', () => {
    for (const [name] of table) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  });

  it('names only roles that exist, each once', () => {
    for (const [, roles] of table) {
      expect(roles.filter((role) => !ROLES.includes(role))).toEqual([]);
      expect(new Set(roles).size).toBe(roles.length);
    }
  });

  it('permits every act to someone', () => {
    expect(table.filter(([, roles]) => roles.length === 0)).toEqual([]);
  });

  it('gives everyone only the session, himself, the list of agencies, learning and the sitting of exams', () => {
    const open = table.filter(([, roles]) => roles.length === ROLES.length).map(([name]) => name);
    expect(open.sort()).toEqual([
      'account.change-password',
      'account.use-link',
      'agency.read',
      'calendar.read',
      'exam.answer',
      'exam.appeal',
      'exam.leave',
      'exam.register',
      'exam.sit',
      'exam.start',
      'exam.submit',
      'officer.read-own',
      'self.read',
      'session.close',
      'session.end',
      'session.open',
      'training.read',
      'training.sign-in',
      'training.sign-out',
      'training.study',
    ]);
  });

  it('names every role somewhere beyond what all may', () => {
    const bound = new Set(
      table.filter(([, roles]) => roles.length < ROLES.length).flatMap(([, roles]) => [...roles]),
    );
    expect(ROLES.filter((role) => !holdersOf(/./).includes(role))).toEqual([]);
    expect(ROLES.filter((role) => !bound.has(role))).toEqual([]);
  });
});

describe('three administrators (三员分立)', () => {
  it('are the system, the security and the audit administrator', () => {
    expect([...SEPARATED_ROLES].sort()).toEqual(['auditor', 'secadmin', 'sysadmin']);
  });

  it('share no act that changes anything but what takes rights away, and the proposal of roles', () => {
    const shared = table
      .filter(([name, roles]) => roles.length < ROLES.length && !name.endsWith('.read'))
      .filter(([, roles]) => roles.filter((role) => SEPARATED_ROLES.includes(role)).length > 1)
      .map(([name]) => name);
    expect(shared).toEqual([
      'account.disable',
      'account.end-sessions',
      'account.propose-roles',
      'account.reject-roles',
      'account.unlock',
    ]);
  });

  it('cannot make an account and give it roles by one hand', () => {
    expect(holds(as('sysadmin'), 'account.create')).toBe(true);
    expect(holds(as('sysadmin'), 'account.confirm-roles')).toBe(false);
    expect(holds(as('secadmin'), 'account.create')).toBe(false);
    expect(holds(as('secadmin'), 'account.reset-password')).toBe(false);
    expect(holds(as('secadmin'), 'account.confirm-roles')).toBe(true);
  });

  it('take no part in a case, its evidence as files, its review or its disclosure', () => {
    const acts = /^(case|evidence|review|disclosure)\.(?!read$|view$|download$)/;
    expect(holdersOf(acts).filter((role) => SEPARATED_ROLES.includes(role))).toEqual([]);
  });

  it('leave the auditor to read, to export the security log and to cut checkpoints, and nothing else', () => {
    const special = permissionsOf(['auditor']).filter((name) => rolesWith(name).length < ROLES.length);
    expect(special.filter((name) => !/\.(read(-[a-z]+)?|view|download)$/.test(name))).toEqual([
      'ledger.checkpoint',
      'security.export',
    ]);
  });
});

describe('separated hands in a case', () => {
  it.each([
    ['case.request-filing', 'case.approve-filing'],
    ['case.draft-decision', 'case.decide'],
    ['review.submit', 'review.opine'],
    ['case.decide', 'review.opine'],
    ['disclosure.prepare', 'disclosure.release'],
    ['request.answer', 'disclosure.stop-early'],
    ['case.record-investigation', 'case.record-hearing'],
  ] as [Permission, Permission][])('%s and %s belong to no role together', (one, other) => {
    const both = rolesWith(one).filter((role) => rolesWith(other).includes(role));
    expect(both).toEqual([]);
  });
});

describe('an actor', () => {
  it('without a role holds nothing but his own account', () => {
    const own = [
      'self.read',
      'session.open',
      'session.close',
      'session.end',
      'account.use-link',
      'account.change-password',
    ];
    expect(permissionsOf([])).toEqual([...own].sort());
    for (const [name] of table) expect(holds(as(), name)).toBe(own.includes(name));
  });

  it('holds what any of the roles holds', () => {
    expect(holds(as('trainee', 'officer'), 'case.register-lead')).toBe(true);
    expect(permissionsOf(['reviewer', 'trainer'])).toEqual(
      expect.arrayContaining(['review.opine', 'certificate.issue']),
    );
  });

  it('sees only the agencies in sight', () => {
    expect(sees(as('officer'), 'street')).toBe(true);
    expect(sees(as('officer'), 'other')).toBe(false);
  });

  it('that is the program itself holds only the roles it was given', () => {
    const program = systemActor('street', ['auditor']);
    expect(holds(program, 'ledger.checkpoint')).toBe(true);
    expect(holds(program, 'case.decide')).toBe(false);
    expect(sees(program, 'other')).toBe(false);
  });
});
