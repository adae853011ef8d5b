import type { Role } from './permissions.js';

/** Two roles that no account may hold together, with the article and the reason in Chinese and English. */
export interface IncompatibleRoles {
  readonly roles: readonly [Role, Role];
  readonly basis: string;
  readonly reason: string;
  readonly reasonEn: string;
}

const pairs = (
  one: Role,
  others: readonly Role[],
  basis: string,
  reason: string,
  reasonEn: string,
): IncompatibleRoles[] => others.map((other) => ({ roles: [one, other], basis, reason, reasonEn }));

/** Roles that take part in cases, their publication or the qualification of officers. A trainee only learns. */
const BUSINESS: readonly Role[] = [
  'officer',
  'reviewer',
  'leader',
  'discloser',
  'releaser',
  'presider',
  'trainer',
  'supervisor',
];

/**
 * Which roles one account may not hold together. Officer and presider are not in it: 行政处罚法第64条 forbids it within one
 * case, and each hearing is judged for itself.
 */
export const INCOMPATIBLE_ROLES: readonly IncompatibleRoles[] = [
  ...pairs(
    'leader',
    ['officer'],
    '《行政处罚法》第57条第1款',
    '负责人审查调查结果，不得由承办人兼任',
    'the head examines what the case officer investigated',
  ),
  ...pairs(
    'reviewer',
    ['officer', 'leader'],
    '《行政处罚法》第58条',
    '法制审核应当独立于办案和决定',
    'legal review stands apart from investigation and decision',
  ),
  ...pairs(
    'releaser',
    ['discloser'],
    '《政府信息公开条例》第17条',
    '公示内容的编制与发布审查应当由不同的人办理',
    'what is published is prepared by one person and examined by another',
  ),
  ...pairs(
    'trainer',
    ['officer', 'leader', 'trainee'],
    '岗位分离（本系统的规则）',
    '考试和证件的管理人员不得同时是应试人、持证执法人员或者证件审批人',
    'who runs exams and issues certificates is neither examined by himself nor approves the issue',
  ),
  ...pairs(
    'supervisor',
    ['officer', 'reviewer', 'leader', 'discloser', 'releaser', 'presider'],
    '岗位分离（本系统的规则）',
    '监督人员不得办理受其监督的执法事项',
    'a supervisor does not handle what is supervised',
  ),
  ...pairs(
    'sysadmin',
    ['secadmin', 'auditor'],
    'GB/T 22239 系统管理、审计管理、安全管理',
    '系统、安全、审计三员不得兼任',
    'system, security and audit administration are three persons',
  ),
  ...pairs(
    'secadmin',
    ['auditor'],
    'GB/T 22239 系统管理、审计管理、安全管理',
    '系统、安全、审计三员不得兼任',
    'system, security and audit administration are three persons',
  ),
  ...(['sysadmin', 'secadmin', 'auditor'] as const).flatMap((administrator) =>
    pairs(
      administrator,
      BUSINESS,
      'GB/T 22239 系统管理、审计管理、安全管理',
      '三员管理系统，不得同时办理业务',
      'administrators of the system take no part in its business',
    ),
  ),
];

/** Every pair of the table that a set of roles holds. */
export function incompatibilitiesOf(roles: readonly Role[]): IncompatibleRoles[] {
  return INCOMPATIBLE_ROLES.filter(({ roles: pair }) => pair.every((role) => roles.includes(role)));
}
