import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../../src/demo/office.js';
import { ROLES, systemActor } from '../../../src/kernel/access/index.js';
import type { LawBook } from '../../../src/kernel/law/index.js';
import { addDays } from '../../../src/kernel/time.js';
import { SeedAccount } from '../../../src/modules/accounts/index.js';
import { LawService } from '../../../src/modules/calendar/index.js';
import { lawFolder, loadLaw } from '../../../src/modules/calendar/load-law.js';
import {
  EnterExistingCertificate,
  OfficerActs,
  RegisterOfficer,
} from '../../../src/modules/officers/index.js';
import { type Office, PASSWORD } from '../../support/office.js';
import { ACCOUNTS, SEATED, type AccountName } from './accounts.js';

/** The people of the sequences who are not in the demo office. */
export async function addAccounts(office: Office): Promise<void> {
  const { streetId: agencyId, officers } = office.seeded;
  const { app, clock } = office;
  const system = systemActor(agencyId, ROLES);
  const officer = async (qualified: boolean) => {
    const id = clock.newId();
    const legal = qualified ? { legalQualification: 'A1' } : { reviewerSince: '2022-03-01' };
    const input = { agencyId, name: '测试人员', post: '测试', ...legal };
    must(await app.get(OfficerActs).run(RegisterOfficer, { actor: system, id, input }));
    return id;
  };
  const account = async (username: AccountName, officerId: string) => {
    const { roles } = ACCOUNTS[username];
    const name = username === 'both' ? SEATED : '测试人员';
    const input = {
      agencyId,
      username,
      name,
      password: PASSWORD,
      roles: [...roles],
      officerId,
      sharesFile: true,
    };
    must(await app.get(SeedAccount).create(system, input, clock.newId()));
  };
  const helper = await officer(true);
  const today = clock.today();
  const card = {
    kind: 'enforcement' as const,
    number: '15019999999',
    fields: ['urban-management'],
    areas: ['370102'],
    issuedOn: addDays(today, -100),
    validThrough: addDays(today, 900),
    document: '持旧证登记',
    issuer: '山东省人民政府',
  };
  const entered = { actor: system, id: helper, input: card };
  must(await app.get(OfficerActs).run(EnterExistingCertificate, entered));
  officers.helper = helper;
  const both = await officer(true);
  await account('officer2-reviewing', officers.officer2!);
  await account('helper', helper);
  await account('helper-reviewing', helper);
  await account('reviewer2', await officer(true));
  await account('novice', await officer(false));
  await account('both', both);
  await account('both-leading', both);
}

let versions = 1;

/** The packs of the province in a new version, read from files as at a start of the program. */
export function renewPacks(office: Office): void {
  Object.assign(office.app.get(LawService), { book: readBook(office, (versions += 1)) });
}

export function readBook(office: Office, version: number): LawBook {
  const folder = join(office.database.folder, 'law');
  if (!existsSync(folder)) cpSync(lawFolder(), folder, { recursive: true });
  const manifest = join(folder, 'cn-37-shandong', 'pack.yaml');
  const line = `version: '2026.${version}'`;
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/^version: .*$/m, line));
  return loadLaw(folder).book;
}
