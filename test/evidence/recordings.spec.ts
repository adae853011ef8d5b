import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { DeviceHandoverRow, DeviceReviewRow } from '../../src/modules/devices/index.js';
import { ReadMedia, VerifyEvidence } from '../../src/modules/evidence/index.js';
import {
  ClockOffsetRow,
  EvidenceMediaRow,
  RecordReviewRow,
} from '../../src/modules/evidence/media/media.entities.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';
import { videoOf } from '../support/videos.js';
import { acts, newCase, sealed, send } from './kit.js';

const DAY = '2026-03-02';
let office: Office;
let seed = 1000;

beforeAll(async () => {
  office = await startOffice({ at: at(DAY, '18:00') });
});
afterAll(() => office?.close());

interface RecordingOptions {
  caseId: string;
  from?: string;
  to?: string;
  deviceId?: string;
  stage?: string;
}

/** A real short recording with what its sender says of it; answers its id. */
async function sent(
  { from, to, ...uploadMetadata }: RecordingOptions,
  username = 'officer1',
): Promise<string> {
  const metadata = {
    ...{ filename: `记录${seed}.mp4`, filetype: 'video/mp4', stage: 'investigation' },
    ...uploadMetadata,
    ...(from && { capturedFrom: at(DAY, from) }),
    ...(to && { capturedTo: at(DAY, to) }),
  };
  const { id, response } = await send(office, username, videoOf(150_000, (seed += 1)), metadata);
  expect(response.status).toBe(204);
  await office.app.get(ReadMedia).settled();
  return id;
}
const recording = async (id: string) =>
  (await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200)).body.recording;
const kinds = async (id: string): Promise<string[]> =>
  (await recording(id)).findings.map((finding: { kind: string }) => finding.kind);
/** Clock of the office a moment on: what is said later is later. */
const later = (time: string) => office.clock.set(at(DAY, time));

async function camera(number: string, holder?: string, from = '08:00'): Promise<string> {
  const leader = await office.as('leader1');
  const device = { kind: 'body-camera', number, model: 'DSJ', serial: number };
  const { id } = (await leader.post('/api/devices', device).expect(201)).body;
  if (holder)
    await leader
      .post(`/api/devices/${id}/handovers`, { officerId: office.seeded.officers[holder], at: at(DAY, from) })
      .expect(201);
  return id as string;
}

describe(`who held the camera, on ${DRIVER}`, () => {
  it('is shown with the recording; sent by the holder it asks nothing of the device', async () => {
    const caseId = await newCase(office);
    const deviceId = await camera('BC-101', 'officer1');
    const id = await sent({ caseId, from: '09:00', deviceId: 'BC-101' });
    const { device, findings } = await recording(id);
    expect(device).toMatchObject({
      number: 'BC-101',
      known: true,
      id: deviceId,
      holder: { officerId: office.seeded.officers.officer1, takenAt: at(DAY, '08:00') },
    });
    expect(findings).toEqual([]);
  });

  it('is a finding where it was another, or nobody yet; an unknown device is said to be unknown', async () => {
    const caseId = await newCase(office);
    await camera('BC-102', 'officer2');
    const other = await sent({ caseId, from: '09:00', deviceId: 'BC-102' });
    expect(await kinds(other)).toEqual(['device-not-held']);
    const early = await sent({ caseId, from: '07:59', deviceId: 'BC-102', stage: 'service' });
    const { device, findings } = await recording(early);
    expect(device.holder).toBeNull();
    expect(findings).toEqual([expect.objectContaining({ text: expect.stringContaining('没有领用记录') })]);
    const unknown = await recording(await sent({ caseId, from: '09:00', deviceId: '写错的编号' }));
    expect(unknown.device).toMatchObject({ number: '写错的编号', known: false, id: null });
    expect(unknown.findings.map((finding: { kind: string }) => finding.kind)).toEqual(['device-unknown']);
  });
});

describe('REC-11: continuity', () => {
  it('a gap between two segments is found, and is off the supervisor’s list when it was explained', async () => {
    const caseId = await newCase(office);
    await camera('BC-103', 'officer1');
    const first = await sent({ caseId, from: '09:00', to: '09:00', deviceId: 'BC-103' });
    const second = await sent({ caseId, from: '09:12', to: '09:12', deviceId: 'BC-103' });
    const { findings } = await recording(second);
    expect(findings).toEqual([
      expect.objectContaining({
        kind: 'recording-gap',
        otherId: first,
        text: '与上一段之间中断12分',
        reason: null,
      }),
    ]);
    const supervised = async () => {
      const { body } = await (
        await office.as('supervisor1')
      )
        .get('/api/supervision/overview?year=2026')
        .expect(200);
      return body.findings
        .filter((one: { caseId: string }) => one.caseId === caseId)
        .map((one: { kind: string }) => one.kind);
    };
    expect(await supervised()).toContain('recording-gap');

    const officer = await office.as('officer1');
    const explain = (kind: string) =>
      officer.post(`/api/evidence/${second}/recording-reasons`, { kind, reason: '更换电池' });
    expect((await explain('recording-short').expect(409)).body.code).toBe('evidence.no-such-finding');
    await explain('recording-gap').expect(204);
    const [explained] = (await recording(second)).findings;
    expect(explained).toMatchObject({ reason: '更换电池', reasonAt: at(DAY, '18:00') });
    expect(await supervised()).not.toContain('recording-gap');
    const ofCase = (await officer.get(`/api/cases/${caseId}/recording-findings`).expect(200)).body;
    expect(ofCase).toEqual([explained]);
    expect((await acts(office, second)).map((entry) => entry.act)).toContain('evidence.explain-recording');
  });

  it('a span declared longer than the file is found', async () => {
    const caseId = await newCase(office);
    const id = await sent({ caseId, from: '09:00', to: '09:10' });
    expect(await kinds(id)).toEqual(['recording-short']);
    expect((await recording(id)).findings[0].text).toMatch(/^申报时段10分，文件时长.+，缺/);
  });

  it('what was excluded is no longer asked about', async () => {
    const caseId = await newCase(office);
    const id = await sent({ caseId, from: '09:00', to: '09:10' });
    const officer = await office.as('officer1');
    await officer.post(`/api/evidence/${id}/exclusion`, { reason: '无法核实' }).expect(204);
    expect(await kinds(id)).toEqual([]);
  });
});

it('one officer at two places at one time: two cameras, two cases', async () => {
  await camera('BC-104', 'officer1');
  await camera('BC-105', 'officer1');
  const [here, there] = [await newCase(office), await newCase(office)];
  const one = await sent({ caseId: here, from: '10:00', to: '10:20', deviceId: 'BC-104' });
  expect(await kinds(one)).toEqual(['recording-short']);
  const two = await sent({ caseId: there, from: '10:10', to: '10:30', deviceId: 'BC-105' });
  for (const [id, other] of [
    [one, two],
    [two, one],
  ] as const) {
    const found = (await recording(id)).findings.find(
      (finding: { kind: string }) => finding.kind === 'recording-two-places',
    );
    expect(found).toMatchObject({ otherId: other, text: expect.stringContaining('重叠10分') });
  }
});

describe('a clock that was off', () => {
  it('is corrected beside the original, by the latest word, and no word is ever lost', async () => {
    const caseId = await newCase(office);
    const deviceId = await camera('BC-106', 'officer1');
    const id = await sent({ caseId, from: '08:30', to: '08:30', deviceId: 'BC-106' });
    const officer = await office.as('officer1');
    const uploadMetadata = (offsetMs: number) => ({
      ...{ offsetMs, saidBy: '设备管理员', how: '与北京时间比对', reason: '时钟未校准' },
      comparedAt: at(DAY, '17:00'),
    });
    later('18:01');
    const span = { from: at(DAY, '08:00'), to: at(DAY, '09:00') };
    await officer
      .post(`/api/devices/${deviceId}/clock-offsets`, { ...uploadMetadata(600_000), ...span })
      .expect(201);
    expect((await recording(id)).clock).toMatchObject({
      originalFrom: at(DAY, '08:30'),
      correctedFrom: at(DAY, '08:20'),
    });
    later('18:02');
    await officer.post(`/api/evidence/${id}/clock-offsets`, uploadMetadata(2_400_000)).expect(201);
    const { clock, findings } = await recording(id);
    expect(clock).toMatchObject({
      originalFrom: at(DAY, '08:30'),
      correctedFrom: at(DAY, '07:50'),
      statements: [
        { on: 'device', offsetMs: 600_000 },
        { on: 'item', offsetMs: 2_400_000, saidBy: '设备管理员', how: '与北京时间比对' },
      ],
    });
    // By the true time nobody had taken the camera out yet.
    expect(findings.map((finding: { kind: string }) => finding.kind)).toEqual(['device-not-held']);
    const view = (await officer.get(`/api/evidence/${id}`).expect(200)).body;
    expect(view.capturedFrom).toBe(at(DAY, '08:30'));

    const ahead = { ...uploadMetadata(1), comparedAt: at('2026-03-03', '08:00') };
    expect((await officer.post(`/api/evidence/${id}/clock-offsets`, ahead).expect(422)).body.code).toBe(
      'evidence.compared-ahead',
    );
    await writeDirectly(office, async (database) => {
      const rows = database.getRepository(ClockOffsetRow);
      await expect(rows.update({ evidenceId: id }, { offsetMs: 0 })).rejects.toThrow(/write-once/);
    });
  });
});

describe('REC-09: a record of a monitoring device', () => {
  it('is taken, marked until the device and the record itself were reviewed, and no reason replaces that', async () => {
    const leader = await office.as('leader1');
    const pole = { kind: 'monitoring', number: 'M-201', model: 'IPC', serial: 'M-201', location: '示例路口' };
    const { id: deviceId } = (await leader.post('/api/devices', pole).expect(201)).body;
    const id = await sent({ caseId: await newCase(office), from: '11:00', deviceId: 'M-201' });
    expect(await kinds(id)).toEqual(['device-unreviewed', 'record-unreviewed']);
    const officer = await office.as('officer1');
    const reason = { kind: 'device-unreviewed', reason: '来不及' };
    const refused = await officer.post(`/api/evidence/${id}/recording-reasons`, reason).expect(409);
    expect(refused.body).toMatchObject({ code: 'evidence.review-needed', ruleId: 'REC-09' });

    const reviewed = { outcome: 'passed', reviewer: '测试', document: '符合', reviewedOn: '2026-03-01' };
    await leader.post(`/api/devices/${deviceId}/reviews`, { ...reviewed, kind: 'legal' }).expect(201);
    await leader.post(`/api/devices/${deviceId}/reviews`, { ...reviewed, kind: 'technical' }).expect(201);
    await (
      await office.as('discloser1')
    )
      .post(`/api/devices/${deviceId}/publications`, { publishedOn: '2026-03-01', medium: '政府网站' })
      .expect(204);
    expect(await kinds(id)).toEqual(['record-unreviewed']);

    const opinion = { outcome: 'passed', opinion: '画面真实、清晰、完整' };
    await officer.post(`/api/evidence/${id}/record-review`, opinion).expect(403);
    await (await office.as('reviewer1')).post(`/api/evidence/${id}/record-review`, opinion).expect(201);
    expect(await recording(id)).toMatchObject({ findings: [], recordReviews: [opinion] });
    later('18:03');
    await leader
      .post(`/api/evidence/${id}/record-review`, { outcome: 'failed', opinion: '画面模糊' })
      .expect(201);
    expect(await kinds(id)).toEqual(['record-unreviewed']);
  });

  it('a record of no monitoring device has no such review', async () => {
    const id = await sent({ caseId: await newCase(office), from: '11:00' });
    const { body } = await (
      await office.as('reviewer1')
    )
      .post(`/api/evidence/${id}/record-review`, { outcome: 'passed', opinion: '好' })
      .expect(409);
    expect(body.code).toBe('evidence.not-monitored');
  });
});

it('what is known of recordings and devices is held against the ledger: nothing wrong here, every change named', async () => {
  const wrong = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { kind, evidenceId } of office.app.get(VerifyEvidence).findings())
      found.push(`${kind} ${evidenceId}`);
    return found.sort();
  };
  await sealed(office);
  expect(await wrong()).toEqual([]);
  const one = async (entity: EntityTarget<ObjectLiteral>, key = 'id') =>
    (await office.app.get(DataSource).getRepository(entity).find({ take: 1 }))[0]![key] as string;
  const changes: [EntityTarget<ObjectLiteral>, string, object][] = [
    [EvidenceMediaRow, 'evidence_media', { durationMs: 7 }],
    [RecordReviewRow, 'record_reviews', { outcome: 'failed', opinion: 'another' }],
    [DeviceReviewRow, 'device_reviews', { reviewedOn: '2025-01-01' }],
    [DeviceHandoverRow, 'device_handovers', { takenAt: '2020-01-01T00:00:00.000Z' }],
  ];
  const expected: string[] = [];
  await writeDirectly(office, async (database) => {
    for (const [entity, table, change] of changes) {
      const id = await one(entity);
      await withoutGuards(database, table);
      await database.getRepository(entity).update({ id }, change);
      expected.push(`row-changed ${id}`);
      // What the case says of its coverage no longer follows either.
      if (entity === EvidenceMediaRow) expected.push(`list-changed ${id}`);
    }
    await withoutGuards(database, 'clock_offsets');
    const { id, evidenceId, deviceId } = (await database.getRepository(ClockOffsetRow).find({ take: 1 }))[0]!;
    await database.getRepository(ClockOffsetRow).delete({ id });
    expected.push(`row-missing ${evidenceId ?? deviceId}`);
  });
  expect(await wrong()).toEqual(expected.sort());
});

it('nothing of this is another agency’s business', async () => {
  const caseId = await newCase(office);
  const id = await sent({ caseId, from: '09:00', deviceId: 'BC-101' });
  const { username } = await seedOtherAgency(office);
  const outsider = await office.as(username);
  await outsider.get(`/api/cases/${caseId}/recording-findings`).expect(404);
  await outsider.get(`/api/evidence/${id}/playable`).expect(404);
  await outsider.get(`/api/evidence/${id}/poster`).expect(404);
  const clock = { offsetMs: 1, saidBy: 'x', how: 'x', reason: 'x', comparedAt: at(DAY, '17:00') };
  await outsider.post(`/api/evidence/${id}/clock-offsets`, clock).expect(404);
  await outsider
    .post(`/api/evidence/${id}/recording-reasons`, { kind: 'recording-gap', reason: 'x' })
    .expect(404);
  await outsider.post(`/api/evidence/${id}/derivatives`).expect(404);
});
