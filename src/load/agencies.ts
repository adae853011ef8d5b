import type { INestApplicationContext } from '@nestjs/common';
import { ROLES, systemActor } from '../kernel/access/index.js';
import type { LegalDay } from '../kernel/time.js';
import { DEMO_PLACE, type DemoOffice, must, seedOffice, seedPeople } from '../demo/office.js';
import { demoPeople, type DemoPerson } from '../demo/people.js';
import { Passwords, UserRow } from '../modules/accounts/index.js';
import { Agencies, RegisterAgency } from '../modules/agencies/index.js';
import { partitionOf } from '../modules/cases/index.js';
import { Officers } from '../modules/officers/index.js';
import { UnitOfWork } from '../platform/database/databases.js';
import { Clock } from '../platform/time/index.js';
import type { LoadPlan } from './load-store.js';
import type { LoadedAgency } from './world.js';

/** Officers of the demo whose certificates hold throughout. */
const IN_POST = ['officer1', 'officer2', 'officer4', 'officer8'];
/** Who is needed in each further agency. */
const STAFF = [...IN_POST, 'leader1', 'reviewer1', 'discloser1'];
const FIELDS = ['urban-management', 'market-regulation', 'ecology-environment', 'fire-safety'];

/** The demo's street and district, and as many further streets as asked for; their accounts end in `-02`, `-03` … */
export async function loadedAgencies(
  app: INestApplicationContext,
  { agencies, password }: LoadPlan,
  today: LegalDay,
): Promise<LoadedAgency[]> {
  const office = await seedOffice(app, password, today);
  const loaded = [await loadedAgency(app, office, '')];
  if (agencies === 1) return loaded;
  const passwordHash = await app.get(Passwords).hash(password);
  for (let n = 2; n <= agencies; n++) loaded.push(await furtherAgency(app, office, n, passwordHash, today));
  return loaded;
}

async function furtherAgency(
  app: INestApplicationContext,
  { districtId }: DemoOffice,
  n: number,
  passwordHash: string,
  today: LegalDay,
): Promise<LoadedAgency> {
  const serial = String(n).padStart(2, '0');
  const id = app.get(Clock).newId();
  must(
    await app.get(RegisterAgency).register(systemActor(id, ROLES), {
      ...{
        ...DEMO_PLACE,
        id,
        name: `示例街道办事处${serial}（演示）`,
        documentPrefix: `济历示${serial}综执`,
      },
      ...{ creditCode: '11370102004188888G', parentId: districtId, capacity: 'empowered', fields: FIELDS },
      capacityBasis: '赋予街道行政执法权目录（演示数据）',
    }),
  );
  const office: DemoOffice = { streetId: id, districtId, officers: {}, certificates: {} };
  const people = demoPeople(today)
    .filter(({ username }) => STAFF.includes(username))
    .map((person) => ofAgency(person, serial));
  await seedPeople(app, office, people, passwordHash);
  return loadedAgency(app, office, `-${serial}`);
}

/** The same person of another agency: numbers of certificates and of people are each one's own. */
function ofAgency(person: DemoPerson, serial: string): DemoPerson {
  const { idNumber: _, ...officer } = person.officer ?? { certificates: [] };
  const certificates = officer.certificates.map((c) => ({
    ...c,
    number: `15${serial.padStart(3, '0')}${c.number.slice(5)}`,
  }));
  return {
    ...person,
    username: `${person.username}-${serial}`,
    name: `${person.name}${serial}`,
    ...(person.officer && { officer: { ...officer, certificates } }),
  };
}

async function loadedAgency(
  app: INestApplicationContext,
  office: DemoOffice,
  suffix: string,
): Promise<LoadedAgency> {
  const { writer } = app.get(UnitOfWork);
  const agencyId = office.streetId;
  const row = (await app.get(Agencies).get(agencyId))!;
  const users = await writer.getRepository(UserRow).findBy({ agencyId });
  const account = (username: string) => {
    const user = users.find((one) => one.username === `${username}${suffix}`);
    if (!user) throw new Error(`no account ${username}${suffix}`);
    return { id: user.id, name: user.name, officerId: user.officerId! };
  };
  const officers = IN_POST.map(account);
  const ids = officers.map(({ officerId }) => officerId);
  const onDuty = await app.get(Officers).onDuty(agencyId, ids);
  return {
    ...{ row, shelf: partitionOf(agencyId), officers, onDuty, leader: account('leader1') },
    ...{ reviewer: account('reviewer1'), discloser: account('discloser1'), numbers: new Map(), cases: 0 },
  };
}
