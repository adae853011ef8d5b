import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, ROLES, systemActor } from '../kernel/access/index.js';
import type { Result } from '../kernel/result.js';
import { legalDayOf, type LegalDay } from '../kernel/time.js';
import { SeedAccount, Passwords } from '../modules/accounts/index.js';
import { type NewAgency, RegisterAgency } from '../modules/agencies/index.js';
import {
  CertificateActs,
  EnterExistingCertificate,
  EnterHours,
  OfficerActs,
  RegisterOfficer,
  ReviewCertificate,
  SuspendCertificate,
} from '../modules/officers/index.js';
import { Clock } from '../platform/time/index.js';
import { demoPeople, type DemoPerson } from './people.js';

export interface DemoOffice {
  streetId: string;
  districtId: string;
  /** Officer ids by username. */
  officers: Record<string, string>;
  /** Certificate ids by username. */
  certificates: Record<string, string>;
}

/** The value of a result that must not be refused: seeding goes through the same acts as people do. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`seed refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

export const DEMO_PLACE = {
  areaCode: '370102',
  capacityFrom: '2021-07-15',
  capacityTo: null,
  reconsiderationOrgan: '济南市历下区人民政府',
  court: '济南市历下区人民法院',
};

function agencies(streetId: string, districtId: string): NewAgency[] {
  return [
    {
      ...DEMO_PLACE,
      id: districtId,
      name: '历下区司法局（演示）',
      documentPrefix: '济历司',
      creditCode: '11370102004188888G',
      parentId: null,
      capacity: 'own',
      capacityBasis: '行政执法监督职责',
      fields: [],
    },
    {
      ...DEMO_PLACE,
      id: streetId,
      name: '建筑新村街道办事处（演示）',
      documentPrefix: '济历建街综执',
      creditCode: '11370102004188888G',
      parentId: districtId,
      capacity: 'empowered',
      capacityBasis: '赋予街道行政执法权目录（演示数据）',
      fields: ['urban-management', 'market-regulation', 'ecology-environment', 'fire-safety'],
    },
  ];
}

/** One street and its district supervisor, with the people of the demo; nothing has happened yet. */
export async function seedOffice(
  app: INestApplicationContext,
  password: string,
  today?: LegalDay,
): Promise<DemoOffice> {
  const clock = app.get(Clock);
  const streetId = clock.newId();
  const districtId = clock.newId();
  const system = (agencyId: string): Actor => systemActor(agencyId, ROLES);
  for (const agency of agencies(streetId, districtId))
    must(await app.get(RegisterAgency).register(system(agency.id), agency));

  const passwordHash = await app.get(Passwords).hash(password);
  const office: DemoOffice = { streetId, districtId, officers: {}, certificates: {} };
  const people = demoPeople(today ?? legalDayOf(clock.now()));
  await seedPeople(app, office, people, passwordHash);
  return office;
}

/** Officers with their certificates, and accounts; those of the street are of `office.streetId`. */
export async function seedPeople(
  app: INestApplicationContext,
  office: DemoOffice,
  people: readonly DemoPerson[],
  passwordHash: string,
): Promise<void> {
  for (const person of people) {
    const agencyId = person.agency === 'street' ? office.streetId : office.districtId;
    const system = systemActor(agencyId, ROLES);
    const officerId = person.officer ? await seedOfficer(app, system, agencyId, person, office) : undefined;
    const { username, name, roles } = person;
    const account = { agencyId, username, name, roles, officerId };
    must(await app.get(SeedAccount).enter(system, account, passwordHash, app.get(Clock).newId()));
  }
}

async function seedOfficer(
  app: INestApplicationContext,
  actor: Actor,
  agencyId: string,
  person: DemoPerson,
  office: DemoOffice,
): Promise<string> {
  const { certificates, suspended, ...qualification } = person.officer!;
  const officers = app.get(OfficerActs);
  const registered = { agencyId, name: person.name, post: person.post, ...qualification };
  const { id } = must(await officers.run(RegisterOfficer, { actor, input: registered }));
  office.officers[person.username] = id;
  for (const certificate of certificates) {
    const entered = must(await officers.run(EnterExistingCertificate, { actor, id, input: certificate }));
    office.certificates[person.username] = entered.id;
    if (certificate.kind === 'enforcement') await reviewYears(app, actor, id, entered.id);
    if (!suspended) continue;
    const input = { ...suspended, cause: '需补训后再次考试', document: '演示暂扣决定' };
    must(await app.get(CertificateActs).run(SuspendCertificate, { actor, id: entered.id, input }));
  }
  return id;
}

/** CERT-07: an office that opens in a later year has had its reviews, or nobody in it could act. */
async function reviewYears(
  app: INestApplicationContext,
  actor: Actor,
  officerId: string,
  certificateId: string,
): Promise<void> {
  const thisYear = Number(app.get(Clock).today().slice(0, 4));
  for (let year = 2026; year < thisYear; year++) {
    const training = {
      kind: 'field' as const,
      minutes: 2700,
      on: `${year}-11-30`,
      title: '年度轮训（演示）',
    };
    must(await app.get(OfficerActs).run(EnterHours, { actor, id: officerId, input: training }));
    const review = { actor, id: certificateId, input: { year, outcome: 'passed' as const } };
    must(await app.get(CertificateActs).run(ReviewCertificate, review));
  }
}
