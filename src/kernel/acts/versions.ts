/**
 * Entries that leave their subject as it was for whoever would change it: readings, sessions and the own password of an
 * account, periods that the program counts anew by itself, files that it has read or made for a disclosure. Every other
 * entry about a subject is a new version of it.
 */
export const LEAVE_AS_IT_WAS: readonly string[] = [
  'account.change-password',
  'account.use-link',
  'calendar.recount',
  'case.export',
  'case.read-party',
  'disclosure.make-file',
  'disclosure.read-file',
  'evidence.download',
  'evidence.view',
  'evidence.view-shared',
  'exchange.take',
  'officer.read-private',
  'security.export',
  'session.close',
  'session.end',
  'session.open',
];
