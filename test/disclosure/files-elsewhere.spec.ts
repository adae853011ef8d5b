import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { DisclosureFilesOf } from '../support/disclosure-files.js';
import { type Office, startOffice } from '../support/office.js';
import { photo } from '../support/pictures.js';
import { type S3Server, startS3 } from '../support/s3.js';

/** The files of a decision where the objects lie in an S3 store. */
describe(`files with a decision in an S3 store, on ${DRIVER}`, () => {
  let s3: S3Server;
  let office: Office;
  let files: DisclosureFilesOf;

  beforeAll(async () => {
    s3 = await startS3();
    office = await startOffice({ at: '2026-11-23T03:00:00.000Z', env: { STORAGE_URL: s3.url('office') } });
    files = new DisclosureFilesOf(office);
  });
  afterAll(async () => {
    await office.close();
    await s3.close();
  });

  const published = async () => {
    const { id } = await files.assessed();
    const file = await files.accepted(await files.added(id, await photo(60, 40), '现场照片'));
    return { id, file, ...(await files.released(id)) };
  };
  const broken = async () => (await files.findings()).filter((line) => line.startsWith('disclosure file'));

  it('are read, flattened, released, shown whole and withdrawn', async () => {
    const { id, file, path } = await published();
    expect(await broken()).toEqual([]);
    const { body } = await office.anyone().get(`${path}.json`).expect(200);
    expect(body.files).toMatchObject([{ sha256: file.result.sha256 }]);
    expect((await files.bytesAt(`${path}/files/1`)).subarray(1, 4).toString()).toBe('PNG');
    await (
      await office.as('releaser1')
    )
      .post(`/api/disclosures/${id}/withdrawal`, { reason: '决定被撤销' })
      .expect(200);
    await office.anyone().get(`${path}/files/1`).expect(410);
    expect(await broken()).toEqual([]);
  });

  // Last: the clock does not go back.
  it('PUB-14 end with a record that is stopped early', async () => {
    const { path } = await published();
    const record = path.split('/').at(-1)!;
    const visitor = { name: '赵某一', contact: '13900005678', text: '已经缴清罚款并改正。' };
    await office
      .anyone()
      .post('/portal/requests')
      .type('form')
      .set('Origin', office.http)
      .send({ ...visitor, kind: 'early-stop', record, fulfilled: 'yes', remedied: 'yes' })
      .expect(201);
    office.clock.set(at('2027-02-24'));
    const discloser = await office.as('discloser1');
    const { requests } = (await discloser.get('/api/requests?status=open').expect(200)).body;
    const findings = ['fulfilled', 'remedied'];
    await discloser
      .post(`/api/requests/${requests[0].id}/answer`, {
        accepted: true,
        answer: '同意提前停止公示。',
        findings,
      })
      .expect(200);
    await office.anyone().get(`${path}/files/1`).expect(200);
    await (await office.as('releaser1')).post(`/api/requests/${requests[0].id}/stop`).expect(200);
    const gone = await office.anyone().get(`${path}/files/1`).expect(410);
    expect(gone.body).toMatchObject({ code: 'portal.stopped', ruleId: 'PUB-14' });
    expect(await broken()).toEqual([]);
  });
});
