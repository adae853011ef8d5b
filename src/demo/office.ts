import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, ROLES, systemActor } from '../kernel/access/index.js';
import type { Result } from '../kernel/result.js';
import { legalDayOf, type LegalDay } from '../kernel/time.js';
import { CreateAccount, Passwords } from '../modules/accounts/index.js';
import { type NewAgency, RegisterAgency } from '../modules/agencies/index.js';
import {
  ChangeCertificate,
  EnterHours,
  IssueCertificate,
  RegisterOfficer,
  ReviewCertificate,
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

const shared = {
  areaCode: '370102',
  capacityFrom: '2021-07-15',
  capacityTo: null,
  reconsiderationOrgan: '济南市历下区人民政府',
  court: '济南市历下区人民法院',
};

function agencies(streetId: string, districtId: string): NewAgency[] {
  return [
    {
      ...shared,
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
      ...shared,
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
  for (const person of demoPeople(today ?? legalDayOf(clock.now()))) {
    const agencyId = person.agency === 'street' ? streetId : districtId;
    const officerId = person.officer
      ? await seedOfficer(app, system(agencyId), agencyId, person, office)
      : undefined;
    const { username, name, roles } = person;
    const account = { agencyId, username, name, roles, officerId };
    must(await app.get(CreateAccount).enter(system(agencyId), account, passwordHash, clock.newId()));
  }
  return office;
}

async function seedOfficer(
  app: INestApplicationContext,
  system: Actor,
  agencyId: string,
  person: DemoPerson,
  office: DemoOffice,
): Promise<string> {
  const { certificates, suspended, ...qualification } = person.officer!;
  const id = app.get(Clock).newId();
  must(
    await app
      .get(RegisterOfficer)
      .register(system, { agencyId, name: person.name, post: person.post, ...qualification }, id),
  );
  office.officers[person.username] = id;
  for (const certificate of certificates) {
    const issued = must(
      await app.get(IssueCertificate).enterExisting(system, agencyId, { ...certificate, officerId: id }),
    );
    office.certificates[person.username] = issued.id;
    if (certificate.kind === 'enforcement') await reviewYears(app, system, id, issued.id);
    if (suspended)
      must(
        await app
          .get(ChangeCertificate)
          .suspend(system, issued.id, { ...suspended, cause: '需补训后再次考试', document: '演示暂扣决定' }),
      );
  }
  return id;
}

/** CERT-07: an office that opens in a later year has had its reviews, or nobody in it could act. */
async function reviewYears(
  app: INestApplicationContext,
  system: Actor,
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
    must(await app.get(EnterHours).enter(system, officerId, training));
    must(await app.get(ReviewCertificate).review(system, certificateId, { year, outcome: 'passed' }));
  }
}
