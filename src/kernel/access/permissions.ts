/** Who may do what: one table, read by the route guard, by every act and by the screens. */

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
  'session.open': ROLES,
  'session.refuse': ROLES,
  'session.close': ROLES,
  'account.read': ['sysadmin', 'secadmin', 'auditor'],
  'account.create': ['sysadmin'],
  'account.disable': ['sysadmin', 'secadmin'],
  'account.grant-roles': ['secadmin'],
  'agency.read': ROLES,
  'agency.register': ['sysadmin'],
  'calendar.read': ROLES,
  'calendar.import': ['sysadmin'],
  'calendar.recount': ['sysadmin'],
  'officer.read': [...office, 'trainer', 'sysadmin'],
  'officer.read-own': ROLES,
  'officer.read-private': ['trainer', 'leader'],
  'officer.register': ['trainer'],
  'officer.update-file': ['trainer'],
  'officer.set-photo': ['trainer'],
  'officer.mark': ['trainer'],
  'officer.settle-mark': ['trainer'],
  'officer.transfer': ['trainer'],
  'officer.leave-post': ['trainer'],
  'officer.enter-hours': ['trainer'],
  'officer.correct-hours': ['trainer'],
  'certificate.apply': ['trainee', 'officer', 'presider', 'supervisor', 'trainer'],
  'certificate.read-applications': ['trainer', 'leader', 'supervisor', 'auditor'],
  'certificate.approve': ['leader'],
  'certificate.refuse': ['leader'],
  'certificate.issue': ['trainer'],
  'certificate.enter-existing': ['trainer'],
  'certificate.renew': ['trainer'],
  'certificate.reissue': ['trainer'],
  'certificate.cancel': ['trainer'],
  'certificate.report-loss': ['trainer', 'officer', 'presider', 'supervisor'],
  'certificate.review': ['trainer'],
  'certificate.read-findings': ['trainer', 'leader', 'supervisor', 'auditor'],
  'certificate.suspend': ['trainer'],
  'certificate.restore': ['trainer'],
  'certificate.revoke': ['trainer'],
  'question.read': ['trainer', 'supervisor'],
  'question.add': ['trainer'],
  'question.revise': ['trainer'],
  'question.retire': ['trainer'],
  'question.import': ['trainer'],
  'question.load-house-bank': ['trainer'],
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
  'training.set-plan': ['trainer'],
  'training.add-course': ['trainer'],
  'training.close-course': ['trainer'],
  'training.store-file': ['trainer'],
  'training.load-house-courses': ['trainer'],
  'training.study': ROLES,
  'training.schedule-lecture': ['trainer'],
  'training.close-lecture': ['trainer'],
  'training.cancel-lecture': ['trainer'],
  'training.sign-in': ROLES,
  'training.sign-out': ROLES,
  'device.read': office,
  'device.register': ['leader'],
  'device.change-state': ['leader'],
  'device.review': ['reviewer', 'leader'],
  'device.publish': ['discloser'],
  'device.take-out': ['officer', 'leader'],
  'device.return': ['officer', 'leader'],
  'case.read': office,
  'case.register-lead': ['officer'],
  'case.request-filing': ['officer'],
  'case.approve-filing': ['leader'],
  'case.refuse-filing': ['leader'],
  'case.record-investigation': ['officer'],
  'case.state-facts': ['officer'],
  'case.order-preservation': ['leader'],
  'case.settle-preservation': ['officer'],
  'case.seize': ['leader'],
  'case.lift-seizure': ['officer'],
  'case.demolish': ['leader'],
  'case.excuse-course': ['leader'],
  'case.conclude-investigation': ['officer'],
  'case.draft-decision': ['officer'],
  'case.give-notice': ['officer'],
  'case.record-defence': ['officer'],
  'case.request-hearing': ['officer'],
  'case.schedule-hearing': ['presider'],
  'case.record-hearing': ['presider'],
  'case.report-hearing': ['presider'],
  'case.discuss': ['leader'],
  'case.decide': ['leader'],
  'case.decide-on-the-spot': ['officer'],
  'case.serve-decision': ['officer'],
  'case.record-payment': ['officer'],
  'case.hand-in-cash': ['officer'],
  'case.annul-decision': ['leader'],
  'case.suspend': ['leader'],
  'case.resume': ['leader'],
  'case.drop': ['leader'],
  'case.transfer': ['leader'],
  'case.close': ['leader'],
  'case.archive': ['officer'],
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
  'review.submit': ['officer'],
  'review.take': ['reviewer'],
  'review.return': ['reviewer'],
  'review.opine': ['reviewer'],
  'review.reply': ['officer'],
  'review.coordinate': ['leader'],
  'review.refer': ['leader'],
  'legality.read': office,
  'legality.submit': ['officer', 'discloser'],
  'legality.opine': ['reviewer'],
  'review.accept-materials': ['reviewer'],
  'review.complete-materials': ['officer'],
  'review.extend': ['leader'],
  'review.sign': ['reviewer'],
  'catalogue.read': office,
  'catalogue.adopt': ['leader'],
  'catalogue.repeal': ['leader'],
  'disclosure.read': office,
  'disclosure.assess': ['discloser'],
  'disclosure.prepare': ['discloser'],
  'disclosure.release': ['releaser'],
  'disclosure.send-back': ['releaser'],
  'disclosure.withdraw': ['releaser'],
  'disclosure.prepare-correction': ['discloser'],
  'disclosure.release-correction': ['releaser'],
  'disclosure.drop-correction': ['releaser'],
  'disclosure.expire': ['releaser'],
  'disclosure.stop-early': ['releaser'],
  'request.read': ['discloser', 'releaser', 'leader', 'supervisor'],
  'request.receive': ['discloser'],
  'request.answer': ['discloser'],
  'request.return': ['releaser'],
  'supervision.read': ['supervisor', 'leader', 'auditor'],
  'ledger.read': ['auditor', 'supervisor'],
  'ledger.checkpoint': ['auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

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
  const roles: readonly Role[] = PERMISSIONS[permission];
  return actor.roles.some((role) => roles.includes(role));
}

export function sees(actor: Actor, agencyId: string): boolean {
  return actor.agencyIds.includes(agencyId);
}

/** Every permission of a set of roles, for the screens. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
    (PERMISSIONS[permission] as readonly Role[]).some((role) => roles.includes(role)),
  );
}

const SYSTEM_ID = '00000000-0000-7000-8000-000000000000';

/** The program itself: scheduled work, seeding, the command line. It holds only the roles it is given. */
export function systemActor(agencyId: string, roles: readonly Role[]): Actor {
  return { userId: SYSTEM_ID, username: 'system', name: '系统', agencyId, agencyIds: [agencyId], roles };
}
