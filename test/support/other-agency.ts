import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { RegisterAgency } from '../../src/modules/agencies/index.js';
import { OfficerActs, RegisterOfficer } from '../../src/modules/officers/index.js';
import { type Office, PASSWORD } from './office.js';

/** Another street with one account that holds every working role there: what it may see of ours is nothing. */
export async function seedOtherAgency(office: Office): Promise<{ username: string; agencyId: string }> {
  const { app, clock } = office;
  const agencyId = clock.newId();
  const system = systemActor(agencyId, ROLES);
  must(
    await app.get(RegisterAgency).register(system, {
      id: agencyId,
      name: '另一街道办事处（测试）',
      documentPrefix: '测另街',
      creditCode: '11370102004188888G',
      areaCode: '370103',
      parentId: null,
      capacity: 'empowered',
      capacityBasis: '测试',
      capacityFrom: '2021-07-15',
      capacityTo: null,
      fields: ['urban-management'],
      reconsiderationOrgan: '测',
      court: '测',
    }),
  );
  const officerId = clock.newId();
  const input = { agencyId, name: '外街道人员甲', post: '测试', legalQualification: 'A1' };
  must(await app.get(OfficerActs).run(RegisterOfficer, { actor: system, id: officerId, input }));
  const username = 'outsider1';
  const roles = ROLES.filter((role) => !['sysadmin', 'secadmin'].includes(role));
  must(
    await app
      .get(SeedAccount)
      .create(
        system,
        { agencyId, username, name: '外街道人员甲', password: PASSWORD, roles: [...roles], officerId },
        clock.newId(),
      ),
  );
  return { username, agencyId };
}
