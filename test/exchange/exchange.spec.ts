import { Readable } from 'node:stream';
import readXlsxFile from 'read-excel-file/node';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { DataSource } from 'typeorm';
import { DRIVER } from '../support/database.js';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { publishedPublishable, registeredLicence, ASSESSMENT, seizedCase } from '../support/publishables.js';
import { type As, type Office, startOffice } from '../support/office.js';

let office: Office;
let discloser: As;
beforeEach(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
  discloser = await office.as('discloser1');
});
afterEach(() => office.close());

const make = async (status = 201) => (await discloser.post('/api/exchange/batches').expect(status)).body;
const view = async () => (await discloser.get('/api/exchange').expect(200)).body;
const bytes = async (id: string, format: string): Promise<Buffer> =>
  (
    await discloser
      .get(`/api/exchange/batches/${id}/file?format=${format}`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200)
  ).body as Buffer;

describe(`双公示 on ${DRIVER}`, () => {
  it('PUB-09 what was published waits with its last day, and goes into one file exactly once', async () => {
    const person = await publishedCase(office, { ...ADULT, fineFen: 12_345 });
    const company = await publishedCase(office, {});
    const before = await view();
    expect(before.pending).toHaveLength(2);
    expect(before.pending[0]).toMatchObject({ operation: 'add', due: '2026-12-02', faults: [] });
    const batch = await make();
    expect(batch).toMatchObject({ seq: 1, lines: 2, left: 0 });
    expect((await view()).pending).toEqual([]);
    expect((await make(409)).code).toBe('exchange.nothing');

    const json = JSON.parse((await bytes(batch.id, 'json')).toString('utf8'));
    const lineOf = (number: string) => json.lines.find((line: { CF_WSH: string }) => line.CF_WSH === number);
    expect(lineOf(person.number)).toMatchObject({
      ...{ 操作类型: '新增', CF_XDR_LB: '自然人', CF_XDR_ZJHM: '11010519491231002X', CF_NR_FK: '0.012345' },
      ...{ CF_CFJDRQ: '2026/11/23', CF_GSJZQ: '2028/11/23' },
    });
    expect(lineOf(company.number)).toMatchObject({
      CF_XDR_SHXYM: '91370102MA3TEXT014',
      CF_NR_FK: '0.080000',
    });
    // RED-01: in free words nothing private goes along.
    expect(lineOf(person.number).CF_WFSS).not.toContain('张甲乙');
  });

  it('the spreadsheet and the list of commas say the same as the file for programs, cell by cell', async () => {
    await publishedCase(office, { cause: '=HYPERLINK("x")' });
    const { id } = await make();
    const json = JSON.parse((await bytes(id, 'json')).toString('utf8'));
    const [sheet] = await readXlsxFile(Readable.from([await bytes(id, 'xlsx')]));
    const rows = (sheet as { data: unknown[][] }).data;
    const heads = rows[0] as string[];
    const row = Object.fromEntries(heads.map((head, i) => [head, rows[2]![i] ?? '']));
    expect(row).toEqual(json.lines[0]);
    const csv = (await bytes(id, 'csv')).toString('utf8');
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.split('\r\n')[0]).toContain('"CF_XDR_MC","CF_XDR_LB"');
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('a withdrawal is told as a removal; what the platform sent back comes again', async () => {
    const { disclosureId, number } = await publishedCase(office, {});
    const first = await make();
    const releaser = await office.as('releaser1');
    await discloser
      .post(`/api/exchange/batches/${first.id}/receipt`, {
        ...{ receiptNumber: 'HZ-1', receivedOn: '2026-11-23' },
        rejected: [{ no: 1, message: '文号重复' }],
      })
      .expect(204);
    const again = await make();
    const lines = (await discloser.get(`/api/exchange/batches/${again.id}/lines`).expect(200)).body;
    expect(lines).toMatchObject([{ no: 1, operation: 'add', documentNumber: number, outcome: null }]);
    await releaser.post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '决定被撤销' }).expect(200);
    const third = await make();
    const removed = JSON.parse((await bytes(third.id, 'json')).toString('utf8'));
    expect(removed.lines).toMatchObject([{ 操作类型: '撤销', CF_WSH: number }]);
    expect((await make(409)).code).toBe('exchange.nothing');
    expect(
      (await view()).batches.map(({ seq, rejected }: { seq: number; rejected: number }) => [seq, rejected]),
    ).toEqual([
      [3, 0],
      [2, 0],
      [1, 1],
    ]);
  });

  it('a line with a fault stays behind and is named; the others go', async () => {
    const { idNumber: _, ...party } = ADULT.party;
    await publishedCase(office, { partyKind: 'person', party: { ...party, birthDay: '1990-01-01' } });
    await publishedCase(office, {});
    const { pending } = await view();
    expect(pending).toHaveLength(2);
    expect(
      pending.flatMap(({ faults }: { faults: { field: string }[] }) => faults.map(({ field }) => field)),
    ).toEqual(['CF_XDR_ZJHM']);
    expect(await make()).toMatchObject({ lines: 1, left: 1 });
    const none = await make(409);
    expect(none).toMatchObject({ code: 'exchange.nothing', facts: { left: 1 } });
  });

  it('a receipt is entered once, for lines that are there, and not from the future', async () => {
    await publishedCase(office, {});
    const { id } = await make();
    const receipt = (over: object) =>
      discloser.post(`/api/exchange/batches/${id}/receipt`, {
        receiptNumber: 'HZ',
        receivedOn: '2026-11-23',
        ...over,
      });
    expect((await receipt({ receivedOn: '2026-11-24' }).expect(422)).body.code).toBe('exchange.day-ahead');
    expect((await receipt({ rejected: [{ no: 2, message: 'x' }] }).expect(422)).body.code).toBe(
      'exchange.no-such-line',
    );
    await receipt({}).expect(204);
    expect((await receipt({}).expect(409)).body.code).toBe('exchange.receipt-there');
  });

  it('RED-08 taking the file is entered in the ledger each time, and only the discloser may', async () => {
    await publishedCase(office, { ...ADULT });
    const { id } = await make();
    await bytes(id, 'csv');
    await bytes(id, 'json');
    await (await office.as('officer1')).get(`/api/exchange/batches/${id}/file?format=csv`).expect(403);
    await (await office.as('supervisor1')).get(`/api/exchange/batches/${id}/file?format=csv`).expect(403);
    const taken = await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .countBy({ act: 'exchange.take', subjectId: id });
    expect(taken).toBe(2);
  });

  it('PUB-09 licences go into files of their own, with the fields of XK, and come back as corrections', async () => {
    await publishedCase(office, {});
    const licence = await registeredLicence(office, { validThrough: undefined });
    const { disclosureId } = await publishedPublishable(office, 'licence', licence.id);
    const person = await registeredLicence(office, {
      ...{ holderKind: 'person', holder: ADULT.party, content: '准予张甲乙设摊' },
      ...{ certificateName: undefined, certificateNumber: undefined },
    });
    await publishedPublishable(office, 'licence', person.id);
    const waiting = async () =>
      (await discloser.get('/api/exchange?kind=licence').expect(200)).body as {
        pending: { documentNumber: string; operation: string; due: string }[];
        batches: { seq: number; kind: string }[];
      };
    const send = async (status = 201) =>
      (await discloser.post('/api/exchange/batches', { kind: 'licence' }).expect(status)).body;
    expect((await waiting()).pending).toHaveLength(2);
    expect((await waiting()).pending[0]).toMatchObject({ operation: 'add', due: '2026-12-02', faults: [] });
    // The two kinds do not meet: what waits of the one is not in a file of the other.
    expect((await view()).pending).toHaveLength(1);
    const batch = await send();
    expect(batch).toMatchObject({ kind: 'licence', seq: 1, lines: 2, left: 0 });
    expect((await view()).pending).toHaveLength(1);
    expect((await view()).batches).toEqual([]);
    expect((await waiting()).batches).toMatchObject([{ seq: 1, kind: 'licence' }]);

    const json = JSON.parse((await bytes(batch.id, 'json')).toString('utf8'));
    const lineOf = (number: string) => json.lines.find((line: { XK_WSH: string }) => line.XK_WSH === number);
    expect(lineOf(licence.number)).toMatchObject({
      ...{ 操作类型: '新增', XK_XDR_SHXYM: '91370102MA3TEXT014', XK_XKLB: '普通', XK_ZT: '1' },
      ...{ XK_JDRQ: '2026/11/23', XK_YXQZ: '2026/11/23', XK_YXQZI: '2099/12/31' },
      XK_XKBH: licence.certificateNumber,
    });
    // RED-01 RED-08: the number goes to the platform, free words tell no name.
    expect(lineOf(person.number)).toMatchObject({ XK_XDR_ZJHM: ADULT.party.idNumber, XK_XDR_LB: '自然人' });
    expect(lineOf(person.number).XK_NR).not.toContain('张甲乙');
    const [sheet] = await readXlsxFile(Readable.from([await bytes(batch.id, 'xlsx')]));
    const rows = (sheet as { data: unknown[][] }).data;
    const row = Object.fromEntries((rows[0] as string[]).map((head, i) => [head, rows[2]![i] ?? '']));
    expect(row).toEqual(json.lines[0]);
    expect((await bytes(batch.id, 'csv')).toString('utf8').split('\r\n')[0]).toContain('"XK_XDR_MC"');

    await discloser
      .post(`/api/exchange/batches/${batch.id}/receipt`, { receiptNumber: 'HZ-9', receivedOn: '2026-11-23' })
      .expect(204);
    expect((await send(409)).code).toBe('exchange.nothing');
    const leader = await office.as('leader1');
    const end = { ending: 'cancelled', on: '2026-11-23', reason: '企业终止' };
    await leader.post(`/api/licences/${licence.id}/ending`, end).expect(200);
    const second = await send();
    const changed = JSON.parse((await bytes(second.id, 'json')).toString('utf8'));
    expect(changed.lines).toMatchObject([{ 操作类型: '变更', XK_WSH: licence.number, XK_ZT: '2' }]);
    const releaser = await office.as('releaser1');
    await releaser.post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '登记有误' }).expect(200);
    const third = await send();
    const removed = JSON.parse((await bytes(third.id, 'json')).toString('utf8'));
    expect(removed.lines).toMatchObject([{ 操作类型: '撤销', XK_WSH: licence.number }]);
    // A number is drawn once, whatever the kind.
    expect(await make()).toMatchObject({ kind: 'penalty', seq: 4, lines: 1 });
  });

  it('measures and no-penalty decisions are lines of neither file', async () => {
    const { id } = await seizedCase(office);
    await publishedPublishable(office, 'measure', id, ASSESSMENT);
    for (const kind of ['penalty', 'licence'])
      expect((await discloser.get(`/api/exchange?kind=${kind}`).expect(200)).body.pending).toEqual([]);
  });
});
