import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { CreateAccount } from '../../src/modules/accounts/index.js';
import { RegisterAgency } from '../../src/modules/agencies/index.js';
import { RegisterOfficer } from '../../src/modules/officers/index.js';
import { type Office, PASSWORD } from './office.js';

/** Another street with one account that holds every working role there: what it may see of ours is nothing. */
export async function seedStranger(office: Office): Promise<{ username: string; agencyId: string }> {
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
  must(
    await app
      .get(RegisterOfficer)
      .register(
        system,
        { agencyId, name: '外街道人员甲', post: '测试', legalQualification: 'A1' },
        officerId,
      ),
  );
  const username = 'stranger1';
  const roles = ROLES.filter((role) => !['sysadmin', 'secadmin'].includes(role));
  must(
    await app
      .get(CreateAccount)
      .create(
        system,
        { agencyId, username, name: '外街道人员甲', password: PASSWORD, roles: [...roles], officerId },
        clock.newId(),
      ),
  );
  return { username, agencyId };
}
