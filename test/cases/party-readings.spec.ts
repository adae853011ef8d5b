import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { DataSource } from 'typeorm';
import { DRIVER } from '../support/database.js';
import { CaseSteps } from '../support/case-steps.js';
import { type Office, startOffice } from '../support/office.js';

const PERSON = {
  name: '张甲乙',
  idNumber: '11010519491231002X',
  phone: '13800001234',
  address: '济南市历下区和平路12号402室',
};

describe(`S14: the party of a case, on ${DRIVER}`, () => {
  let office: Office;
  let id: string;
  beforeAll(async () => {
    office = await startOffice({ at: '2026-06-01T02:00:00.000Z' });
    const steps = new CaseSteps(office);
    await steps.register({ partyKind: 'person', party: PERSON });
    id = steps.id;
  });
  afterAll(() => office.close());

  const read = async (username: string, body: object = {}) =>
    (await office.as(username)).post(`/api/cases/${id}/party-readings`, body);
  const readings = () =>
    office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findBy({ act: 'case.read-party', subjectId: id });

  it.each([
    'officer1',
    'reviewer1',
    'leader1',
    'discloser1',
    'releaser1',
    'presider1',
    'supervisor1',
    'auditor1',
  ])('is shown to %s with its numbers hidden', async (username) => {
    const { body, text } = await (await office.as(username)).get(`/api/cases/${id}`).expect(200);
    expect(body.party).toEqual({
      ...{ name: '张甲乙', idNumber: '1101**********002X', phone: '138****1234' },
      ...{ address: '济南市历下区**********', masked: ['idNumber', 'phone', 'address'] },
    });
    for (const secret of [PERSON.idNumber, PERSON.phone, '402室']) expect(text).not.toContain(secret);
  });

  it('is shown whole to an officer of the case, each time with an entry', async () => {
    const before = (await readings()).length;
    expect((await read('officer1').then((answer) => answer)).body).toEqual(PERSON);
    expect((await read('officer1', { reason: '送达' })).body).toEqual(PERSON);
    const entries = (await readings()).slice(before);
    expect(entries).toHaveLength(2);
    const { detail } = JSON.parse(Buffer.from(entries[1]!.bytes).toString()) as { detail: object };
    expect(detail).toEqual({ fields: ['idNumber', 'phone', 'address'], reason: '送达' });
  });

  it('is shown whole to others who need it, with a reason', async () => {
    for (const username of ['reviewer1', 'leader1', 'presider1', 'supervisor1']) {
      const refused = await read(username);
      expect([refused.status, refused.body.code]).toEqual([422, 'case.reading-reason']);
      expect((await read(username, { reason: '核对送达地址' })).body).toEqual(PERSON);
    }
  });

  it('is not shown whole to who does not need it, and nothing is entered', async () => {
    const before = (await readings()).length;
    for (const username of ['discloser1', 'releaser1', 'auditor1', 'trainer1', 'sysadmin1'])
      expect((await read(username, { reason: '看看' })).status).toBe(403);
    expect(await readings()).toHaveLength(before);
  });
});
