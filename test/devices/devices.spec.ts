import { DeviceRow } from '../../src/modules/devices/index.js';
import { DeviceHandoverRow } from '../../src/modules/devices/device.entities.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';

describe(`the register of devices on ${DRIVER}`, () => {
  let office: Office;
  const DAY = '2026-03-02';

  beforeAll(async () => {
    office = await startOffice({ at: at(DAY, '11:00') });
  });
  afterAll(() => office.close());

  const camera = (number: string) => ({
    kind: 'body-camera',
    number,
    model: 'DSJ-T8',
    serial: `SN-${number}`,
  });
  const pole = (number: string, more: object = {}) => ({
    ...{
      kind: 'monitoring',
      number,
      model: 'IPC-4M',
      serial: `SN-${number}`,
      location: '和平路与示例街路口',
    },
    ...more,
  });
  async function register(device: object): Promise<string> {
    return (await (await office.as('leader1')).post('/api/devices', device).expect(201)).body.id as string;
  }
  const view = async (id: string) =>
    (await (await office.as('officer1')).get('/api/devices').expect(200)).body.find(
      (device: { id: string }) => device.id === id,
    );
  const review = (kind: string, more: object = {}) => ({
    ...{
      kind,
      outcome: 'passed',
      reviewedOn: '2026-02-20',
      reviewer: '法制科（测试）',
      document: '审核意见：符合',
    },
    ...more,
  });

  describe('REC-09: a monitoring device', () => {
    it('is published only after both reviews, and then stands on the portal', async () => {
      const id = await register(pole('M-01'));
      const [leader, reviewer, discloser] = [
        await office.as('leader1'),
        await office.as('reviewer1'),
        await office.as('discloser1'),
      ];
      const publish = (status: number) =>
        discloser
          .post(`/api/devices/${id}/publications`, { publishedOn: '2026-02-25', medium: '政府网站' })
          .expect(status);
      expect((await publish(409)).body).toMatchObject({
        code: 'device.reviews-missing',
        ruleId: 'REC-09',
        detail: '未经法制审核；未经技术审核',
      });
      await reviewer.post(`/api/devices/${id}/reviews`, review('legal')).expect(201);
      expect((await publish(409)).body.detail).toBe('未经技术审核');
      await leader
        .post(
          `/api/devices/${id}/reviews`,
          review('technical', { outcome: 'failed', reviewedOn: '2026-02-21' }),
        )
        .expect(201);
      expect((await publish(409)).body.detail).toBe('技术审核未通过');
      await leader
        .post(`/api/devices/${id}/reviews`, review('technical', { reviewedOn: '2026-02-22' }))
        .expect(201);
      expect((await office.anyone().get('/portal/devices').expect(200)).text).not.toContain('M-01');
      await publish(204);
      expect(await view(id)).toMatchObject({
        lacking: [],
        reviews: { length: 3 },
        publications: { length: 1 },
      });
      const { text } = await office.anyone().get('/portal/devices').expect(200);
      expect(text).toContain('M-01');
      expect(text).toContain('和平路与示例街路口');
      expect(text).toContain('2026-02-22');
      // Neither the make nor the serial number is public.
      expect(text).not.toContain('IPC-4M');
    });

    it('whose later review fails is shown as suspended', async () => {
      const leader = await office.as('leader1');
      const [device] = (await leader.get('/api/devices').expect(200)).body.filter(
        (one: { number: string }) => one.number === 'M-01',
      );
      await leader
        .post(
          `/api/devices/${device.id}/reviews`,
          review('technical', { outcome: 'failed', reviewedOn: DAY }),
        )
        .expect(201);
      expect((await office.anyone().get('/portal/devices').expect(200)).text).toContain('暂停使用');
      expect((await view(device.id)).lacking).toEqual(['技术审核未通过']);
    });

    it('needs a place, a review of today or before, and is carried by nobody', async () => {
      const leader = await office.as('leader1');
      const nowhere = await leader.post('/api/devices', pole('M-02', { location: undefined })).expect(422);
      expect(nowhere.body.code).toBe('device.location-required');
      const id = await register(pole('M-03'));
      const ahead = await leader
        .post(`/api/devices/${id}/reviews`, review('legal', { reviewedOn: '2026-03-03' }))
        .expect(422);
      expect(ahead.body.code).toBe('device.day-ahead');
      const officerId = office.seeded.officers.officer1;
      const taken = await leader.post(`/api/devices/${id}/handovers`, { officerId }).expect(409);
      expect(taken.body.code).toBe('device.not-worn');
    });

    it('a body camera is neither reviewed nor published', async () => {
      const id = await register(camera('BC-90'));
      const [leader, discloser] = [await office.as('leader1'), await office.as('discloser1')];
      const reviewed = await leader.post(`/api/devices/${id}/reviews`, review('legal')).expect(409);
      expect(reviewed.body.code).toBe('device.not-monitoring');
      const publication = { publishedOn: DAY, medium: '政府网站' };
      await discloser.post(`/api/devices/${id}/publications`, publication).expect(409);
    });
  });

  describe('the hand-over book', () => {
    it('one device is in one person’s hands at a time, from hour to hour', async () => {
      const id = await register(camera('BC-01'));
      const officer = await office.as('officer1');
      const { officer1, officer2 } = office.seeded.officers;
      const take = (officerId: string | undefined, time: string) =>
        officer.post(`/api/devices/${id}/handovers`, { officerId, at: at(DAY, time) });
      await take(officer1, '08:00').expect(201);
      const refused = await take(officer2, '09:00').expect(409);
      expect(refused.body).toMatchObject({
        code: 'device.held',
        detail: expect.stringContaining('尚未归还'),
      });
      expect(await view(id)).toMatchObject({ holder: { officerId: officer1 } });
      const back = (time: string) => officer.post(`/api/devices/${id}/return`, { at: at(DAY, time) });
      expect((await back('07:59').expect(422)).body.code).toBe('device.returned-early');
      expect((await back('11:01').expect(422)).body.code).toBe('device.moment-ahead');
      await back('10:00').expect(204);
      expect((await back('10:30').expect(409)).body.code).toBe('device.not-held');
      expect((await take(officer2, '09:59').expect(409)).body.code).toBe('device.held');
      await take(officer2, '10:00').expect(201);
      expect(await view(id)).toMatchObject({
        holder: { officerId: officer2 },
        handovers: [{ officerId: officer2 }, { officerId: officer1, returnedAt: expect.any(String) }],
      });
    });

    it('two who reach for it at once: one gets it', async () => {
      const id = await register(camera('BC-02'));
      const officer = await office.as('officer1');
      const answers = await Promise.all(
        ['officer1', 'officer2', 'officer1'].map((who) =>
          officer.post(`/api/devices/${id}/handovers`, { officerId: office.seeded.officers[who] }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it('the database itself keeps hand-overs apart, and what was entered as it was', async () => {
      const id = await register(camera('BC-03'));
      const officer = await office.as('officer1');
      const officerId = office.seeded.officers.officer1!;
      await officer.post(`/api/devices/${id}/handovers`, { officerId }).expect(201);
      await writeDirectly(office, async (database) => {
        const rows = database.getRepository(DeviceHandoverRow);
        const open = await rows.findOneByOrFail({ deviceId: id });
        const second = { ...open, id: office.clock.newId(), takenAt: '2026-03-02T03:30:00.000Z' };
        await expect(rows.insert(second)).rejects.toThrow(/one hand at a time/);
        await expect(rows.update({ id: open.id }, { officerId: 'x' })).rejects.toThrow(/fixed/);
        await expect(rows.delete({ id: open.id })).rejects.toThrow(/keeps its rows/);
        const devices = database.getRepository(DeviceRow);
        await expect(devices.update({ id }, { number: 'BC-04' })).rejects.toThrow(/fixed/);
      });
    });

    it('a device out of service is not handed out; a retired one stays retired', async () => {
      const id = await register(camera('BC-05'));
      const leader = await office.as('leader1');
      const state = (to: string) =>
        leader.post(`/api/devices/${id}/state`, { state: to, reason: '镜头损坏' });
      await state('out-of-service').expect(204);
      const officerId = office.seeded.officers.officer1;
      expect((await leader.post(`/api/devices/${id}/handovers`, { officerId }).expect(409)).body.code).toBe(
        'device.not-in-service',
      );
      await state('retired').expect(204);
      await state('in-service').expect(409);
    });
  });

  it('a number is taken once in an agency; another agency neither sees the device nor is hindered by it', async () => {
    const id = await register(camera('BC-06'));
    const leader = await office.as('leader1');
    expect((await leader.post('/api/devices', camera('BC-06')).expect(409)).body.code).toBe(
      'device.number-taken',
    );
    const { username } = await seedOtherAgency(office);
    const outsider = await office.as(username);
    expect((await outsider.get('/api/devices').expect(200)).body).toEqual([]);
    await outsider.post(`/api/devices/${id}/return`).expect(404);
    await outsider.post('/api/devices', camera('BC-06')).expect(201);
  });

  it('officers register no devices and discloser hand none out', async () => {
    await (await office.as('officer1')).post('/api/devices', camera('BC-07')).expect(403);
    const id = await register(camera('BC-08'));
    await (
      await office.as('discloser1')
    )
      .post(`/api/devices/${id}/handovers`, { officerId: office.seeded.officers.officer1 })
      .expect(403);
  });
});
