import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

const GIB = 2 ** 30;

describe(`S11 what may be under way, on ${DRIVER}`, () => {
  let office: Office;
  let caseId: string;

  beforeAll(async () => {
    office = await startOffice({
      at: at('2026-09-14'),
      env: { UPLOAD_QUOTA_PERSON_GIB: '3', UPLOAD_QUOTA_CASE_GIB: '4', UPLOADS_PER_PERSON: '4' },
    });
    const steps = new CaseSteps(office);
    await steps.file();
    caseId = steps.id;
  });
  afterAll(() => office.close());

  const ask = async (method: string, path: string, who: string, headers: Record<string, string>) => {
    const answer = await fetch(office.http + path, {
      method,
      headers: { 'Tus-Resumable': '1.0.0', Authorization: `Bearer ${await office.token(who)}`, ...headers },
    });
    const text = await answer.text();
    const code = text ? (JSON.parse(text) as { code: string }).code : '';
    return { status: answer.status, code, path: answer.headers.get('location') ?? '' };
  };
  const begin = (bytes: number, who = 'officer1') =>
    ask('POST', '/api/uploads', who, {
      'Upload-Length': String(bytes),
      'Upload-Metadata': Object.entries({ filename: 'a.mp4', caseId, stage: 'investigation' })
        .map(([key, value]) => `${key} ${btoa(value)}`)
        .join(),
    });

  it('counts what was declared, by person and by case, and gives it back when an upload is given up', async () => {
    const first = await begin(2 * GIB);
    expect(first.status).toBe(201);
    const second = await begin(1.5 * GIB);
    expect([second.status, second.code]).toEqual([413, 'upload.quota-person']);
    expect((await begin(GIB)).status).toBe(201);
    const others = await begin(1.5 * GIB, 'officer2');
    expect([others.status, others.code]).toEqual([413, 'upload.quota-case']);
    expect((await ask('DELETE', first.path, 'officer1', {})).status).toBe(204);
    expect((await begin(1.5 * GIB, 'officer2')).status).toBe(201);
  });

  it('counts how many there are', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 5; n++) codes.push((await begin(1)).code);
    expect(codes).toEqual(['', '', '', 'upload.too-many', 'upload.too-many']);
  });
});
