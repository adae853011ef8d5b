/**
 * Who may do what, read by the route guard, by every act and by the screens: this table, and the roles that acts name in
 * their own declarations (`kernel/acts`).
 */

export const ROLES = [
  'officer',
  'reviewer',
  'leader',
  'discloser',
  'releaser',
  'presider',
  'trainer',
  'trainee',
  'supervisor',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

const office: readonly Role[] = [
  'officer',
  'reviewer',
  'leader',
  'discloser',
  'releaser',
  'presider',
  'supervisor',
  'auditor',
];

/** Permission (= the act's name) → the roles that hold it. A role absent here may not; there is no wildcard. */
export const PERMISSIONS = {
  'self.read': ROLES,
  'account.read': ['sysadmin', 'secadmin', 'auditor'],
  'agency.read': ROLES,
  'agency.register': ['sysadmin'],
  'calendar.read': ROLES,
  'calendar.import': ['sysadmin'],
  'calendar.recount': ['sysadmin'],
  'officer.read': [...office, 'trainer', 'sysadmin'],
  'officer.read-own': ROLES,
  'certificate.read-applications': ['trainer', 'leader', 'supervisor', 'auditor'],
  'certificate.read-findings': ['trainer', 'leader', 'supervisor', 'auditor'],
  'question.read': ['trainer', 'supervisor'],
  'exam.read': ['trainer', 'supervisor', 'leader', 'auditor'],
  'exam.compose': ['trainer'],
  'exam.retire': ['trainer'],
  'exam.schedule': ['trainer'],
  'exam.accommodate': ['trainer'],
  'exam.end-sitting': ['trainer'],
  'exam.publish': ['trainer'],
  'exam.correct-key': ['trainer'],
  'exam.decide-appeal': ['trainer'],
  'exam.sit': ROLES,
  'exam.register': ROLES,
  'exam.start': ROLES,
  'exam.answer': ROLES,
  'exam.leave': ROLES,
  'exam.submit': ROLES,
  'exam.appeal': ROLES,
  'training.read': ROLES,
  'training.oversee': ['trainer', 'leader', 'supervisor'],
  'device.read': office,
  'device.register': ['leader'],
  'device.change-state': ['leader'],
  'device.review': ['reviewer', 'leader'],
  'device.publish': ['discloser'],
  'device.take-out': ['officer', 'leader'],
  'device.return': ['officer', 'leader'],
  'case.read': office,
  'case.read-party': ['officer', 'reviewer', 'leader', 'presider', 'supervisor'],
  'case.export': ['officer', 'leader', 'supervisor'],
  'evidence.read': office,
  'evidence.upload': ['officer', 'presider'],
  'evidence.receive': ['officer', 'presider'],
  'evidence.refuse': ['officer', 'presider'],
  'evidence.abandon': ['officer', 'presider'],
  'evidence.seal': ['officer', 'presider'],
  'evidence.read-media': ['officer', 'presider'],
  'evidence.derive': ['officer', 'presider'],
  'evidence.derive-failed': ['officer', 'presider'],
  'evidence.retry-derivatives': ['officer', 'presider', 'leader'],
  'evidence.state-clock': ['officer', 'leader'],
  'evidence.explain-recording': ['officer', 'leader'],
  'evidence.review-record': ['reviewer', 'leader'],
  'evidence.receive-unassigned': ['officer', 'presider'],
  'evidence.assign-recording': ['officer'],
  'evidence.view': office,
  'evidence.download': office,
  'evidence.exclude': ['officer', 'leader'],
  'evidence.explain-gap': ['officer', 'leader'],
  'evidence.mark': ['officer', 'leader', 'reviewer', 'supervisor'],
  'evidence.unmark': ['officer', 'leader', 'reviewer', 'supervisor'],
  'evidence.share': ['leader'],
  'evidence.revoke-share': ['leader'],
  'evidence.view-shared': ['leader'],
  'evidence.hold': ['leader', 'reviewer', 'supervisor'],
  'evidence.classify': ['officer', 'leader'],
  'evidence.propose-disposal': ['officer', 'leader'],
  'evidence.approve-disposal': ['leader'],
  'evidence.refuse-disposal': ['leader'],
  'evidence.dispose': ['leader'],
  'store.read': ['supervisor', 'auditor'],
  'store.check': ['supervisor'],
  'store.alarm': ['supervisor'],
  'store.finish': ['supervisor'],
  'review.read': office,
  'legality.read': office,
  'catalogue.read': office,
  'catalogue.adopt': ['leader'],
  'catalogue.repeal': ['leader'],
  'licence.read': office,
  'disclosure.read': office,
  'disclosure.view-file': ['discloser', 'releaser'],
  'openness.read': ['discloser', 'releaser', 'leader', 'supervisor', 'auditor'],
  'exchange.read': ['discloser', 'releaser', 'supervisor', 'auditor'],
  'disclosure.attest': ['releaser'],
  'request.read': ['discloser', 'releaser', 'leader', 'supervisor'],
  'inspection.read': office,
  'supervision.read': ['supervisor', 'leader', 'auditor'],
  'security.read': ['auditor'],
  'security.export': ['auditor'],
  'ledger.read': ['auditor', 'supervisor'],
  'ledger.checkpoint': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

/** Acts that are declared where they are written, by subject. A name that nothing declares keeps the program from starting. */
export type DeclaredAct =
  | `account.${string}`
  | `case.${string}`
  | `certificate.${string}`
  | `disclosure.${string}`
  | `exchange.${string}`
  | `inspection.${string}`
  | `legality.${string}`
  | `licence.${string}`
  | `officer.${string}`
  | `openness.${string}`
  | `question.${string}`
  | `request.${string}`
  | `review.${string}`
  | `session.${string}`
  | `training.${string}`;
export type Permission = keyof typeof PERMISSIONS | DeclaredAct;

const granted = new Map<string, readonly Role[]>(Object.entries(PERMISSIONS));

/** Lets roles do an act that is declared elsewhere. A name has one declaration. */
export function grant(name: Permission, roles: readonly Role[]): void {
  if (granted.has(name)) throw new Error(`permission ${name} is declared twice`);
  granted.set(name, roles);
}

/** The roles that hold a permission; none where nothing declares it. */
export function rolesWith(name: string): readonly Role[] {
  return granted.get(name) ?? [];
}

/** Every permission and its roles, by name. */
export function allPermissions(): ReadonlyMap<Permission, readonly Role[]> {
  return new Map([...granted].sort(([a], [b]) => (a < b ? -1 : 1))) as ReadonlyMap<
    Permission,
    readonly Role[]
  >;
}

/** What a person does with his own account needs no role: an account is made without any. */
const OF_ONES_OWN: ReadonlySet<Permission> = new Set([
  'self.read',
  'session.open',
  'session.close',
  'session.end',
  'account.use-link',
  'account.change-password',
]);

/** 三员分立: nobody holds two of the system, security and audit administrators' roles (GB/T 22239). */
export const SEPARATED_ROLES: readonly Role[] = ['sysadmin', 'secadmin', 'auditor'];

/** Who acts, as the session says. `agencyIds` is every agency in sight: the own one, and below it for a supervisor. */
export interface Actor {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agencyIds: readonly string[];
  readonly roles: readonly Role[];
  /** The officer record behind the account, when the person is an officer. */
  readonly officerId?: string;
}

export function holds(actor: Actor, permission: Permission): boolean {
  const roles = rolesWith(permission);
  return OF_ONES_OWN.has(permission) || actor.roles.some((role) => roles.includes(role));
}

export function sees(actor: Actor, agencyId: string): boolean {
  return actor.agencyIds.includes(agencyId);
}

/** Every permission of a set of roles, for the screens. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...allPermissions()]
    .filter(([name, holders]) => OF_ONES_OWN.has(name) || holders.some((role) => roles.includes(role)))
    .map(([name]) => name);
}

const SYSTEM_ID = '00000000-0000-7000-8000-000000000000';

/** The program itself: scheduled work, seeding, the command line. It holds only the roles it is given. */
export function systemActor(agencyId: string, roles: readonly Role[]): Actor {
  return { userId: SYSTEM_ID, username: 'system', name: '系统', agencyId, agencyIds: [agencyId], roles };
}

/** Whether the program itself acts, and no person. */
export const isSystem = (actor: Actor): boolean => actor.userId === SYSTEM_ID;
