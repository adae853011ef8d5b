import type { Role } from '../kernel/access/index.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import type { NewCertificateInput, NewOfficerInput } from '../modules/officers/index.js';

/** The demo office: placeholders of the kind law books use (甲、乙、丙), not people. */

export interface DemoPerson {
  username: string;
  name: string;
  post: string;
  roles: Role[];
  agency: 'street' | 'district';
  officer?: Partial<Omit<NewOfficerInput, 'agencyId' | 'name' | 'post'>> & {
    certificates: NewCertificateInput[];
    suspended?: { from: LegalDay; to?: LegalDay };
  };
}

const FIELDS = ['urban-management', 'market-regulation', 'ecology-environment', 'fire-safety'];
const ISSUED = '2023-06-01';

/** An ID number of nobody: a province that does not exist, with its check digit. */
function placeholderId(n: number): string {
  const body = `99010119900101${String(n).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + '10X98765432'[sum % 11];
}

/** Certificates stand relative to the day of seeding, so that "valid", "expiring" and "expired" stay true. */
export function demoPeople(today: LegalDay): DemoPerson[] {
  let serial = 0;
  const certificate = (
    validThrough: LegalDay,
    kind: NewCertificateInput['kind'] = 'enforcement',
    fields = FIELDS,
  ) => ({
    kind,
    number: `1501${String((serial += 1)).padStart(7, '0')}`,
    fields,
    areas: ['370102'],
    issuedOn: ISSUED,
    validThrough,
    issuer: '山东省人民政府',
    document: '持旧证登记（演示）',
  });
  const later = addDays(today, 700);
  const person = (n: number) => ({
    sex: n % 2 ? ('male' as const) : ('female' as const),
    employment: 'established' as const,
    education: n % 3 ? '大学本科' : '大学专科',
    idNumber: placeholderId(n),
  });
  const officer = (
    n: number,
    name: string,
    validThrough: LegalDay,
    suspended?: { from: LegalDay; to?: LegalDay },
  ): DemoPerson => ({
    username: `officer${n}`,
    name,
    post: '执法队员',
    roles: ['officer'],
    agency: 'street',
    officer: {
      ...person(n),
      certificates: [certificate(validThrough)],
      ...(suspended && { suspended }),
    },
  });
  const staff = (
    username: string,
    name: string,
    post: string,
    roles: Role[],
    agency: 'street' | 'district' = 'street',
  ): DemoPerson => ({
    username,
    name,
    post,
    roles,
    agency,
  });
  return [
    officer(1, '执法员甲', later),
    officer(2, '执法员乙', later),
    officer(3, '执法员丙', addDays(today, -60)),
    officer(4, '执法员丁', later),
    officer(5, '执法员戊', addDays(today, 25)),
    officer(6, '执法员己', later, { from: addDays(today, -20) }),
    officer(7, '执法员庚', later, { from: '2026-03-01', to: '2026-03-31' }),
    officer(8, '执法员辛', addDays(today, 80)),
    {
      ...staff('reviewer1', '审核员甲', '法制审核员', ['reviewer']),
      officer: { legalQualification: 'A20203701020001', reviewerSince: '2022-01-10', certificates: [] },
    },
    staff('leader1', '负责人甲', '街道办事处负责人', ['leader']),
    staff('discloser1', '公示员甲', '公示员', ['discloser']),
    staff('releaser1', '复核人甲', '公示复核人', ['releaser']),
    {
      ...staff('presider1', '主持人甲', '听证主持人', ['presider']),
      officer: { certificates: [certificate(later, 'hearing-presider', [])] },
    },
    staff('trainer1', '证件管理员甲', '培训与证件管理', ['trainer']),
    {
      ...staff('trainee1', '参训人员甲', '参训人员', ['trainee']),
      officer: { ...person(21), inPostSince: '2024-01-02', certificates: [] },
    },
    staff('supervisor1', '监督员甲', '行政执法监督', ['supervisor'], 'district'),
    staff('sysadmin1', '系统管理员甲', '系统管理员', ['sysadmin']),
    staff('secadmin1', '安全管理员甲', '安全管理员', ['secadmin']),
    staff('auditor1', '审计员甲', '审计管理员', ['auditor'], 'district'),
  ];
}
