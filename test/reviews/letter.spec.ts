import { createHash, createPublicKey, verify } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SealProvider } from '../../src/modules/reviews/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** What an outside person does who has Node and nothing of this program: is the note signed by the key, and for this letter? */
function genuine(view: { note: string; verifierKey: string; letter: string }): boolean {
  const [text, line] = view.note.split('\n\n') as [string, string];
  const raw = Buffer.from(view.verifierKey.split('+').slice(2).join('+'), 'base64').subarray(1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const signature = Buffer.from(line.trim().split(' ')[2]!, 'base64').subarray(4);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const letterSha256 = createHash('sha256').update(view.letter, 'utf8').digest('hex');
  return (
    verify(null, Buffer.from(`${text}\n`, 'utf8'), key, signature) &&
    text.includes(`\nletter-sha256 ${letterSha256}`)
  );
}

/** Issue 4: the opinion letter, numbered, as a document, and signed. */
describe(`the opinion letter on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
    steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
  });
  afterAll(() => office.close());

  const signature = async (id: string) => (await office.as('leader1')).get(`/api/reviews/${id}/signature`);

  it('is signed by the key of its reviewer; an outside person checks it, and finds any change', async () => {
    const pending = (await steps.post('officer1', 'reviews', steps.submission(), 201)).id as string;
    expect((await signature(pending)).body.code).toBe('review.not-signed');
    const early = await (await office.as('leader1')).get(`/api/reviews/${pending}/letter.docx`);
    expect(early.body.code).toBe('review.out-of-order');
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${pending}/take`).expect(204);
    await reviewer.post(`/api/reviews/${pending}/opinion`, steps.opinion()).expect(200);

    const signed = (await signature(pending)).body;
    const review = (await reviewer.get(`/api/reviews/${pending}`).expect(200)).body;
    const file = await steps.view();
    expect(review).toMatchObject({
      signed: true,
      opinionKinds: expect.arrayContaining([{ code: 'agree', word: '同意' }]),
    });
    expect(genuine(signed)).toBe(true);
    expect(file.documents.find((d: { number: string }) => d.number === review.opinionNumber).body).toBe(
      signed.letter,
    );
    for (const line of [
      `number ${review.opinionNumber}`,
      'opinion agree',
      `facts-digest ${review.factsDigest}`,
      `draft-digest ${review.draftDigest}`,
      `evidence-digest ${review.evidenceDigest}`,
      `law-version ${review.lawVersion}`,
    ])
      expect(signed.note.split('\n')).toContain(line);
    expect(genuine({ ...signed, letter: signed.letter.replace('同意', '不同意') })).toBe(false);
    expect(genuine({ ...signed, note: signed.note.replace('opinion agree', 'opinion correct') })).toBe(false);
    expect(genuine({ ...signed, note: signed.note.replace(review.factsDigest, 'f'.repeat(64)) })).toBe(false);
    await expect(
      writeDirectly(office, (database) => database.query(`UPDATE "review_signatures" SET "letter" = ''`)),
    ).rejects.toThrow('write-once');
  });

  it('keeps one key for each reviewer, which nobody but the program reads', () => {
    const folder = join(office.config.dataDir, 'signing-keys');
    const [file, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(statSync(join(folder, file!)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('comes as a Word document under its number, to those who see the case', async () => {
    const { body } = await (await office.as('reviewer1')).get(`/api/reviews?status=all&caseId=${steps.id}`);
    const [{ id }] = body as [{ id: string }];
    const answer = await (
      await office.as('leader1')
    )
      .get(`/api/reviews/${id}/letter.docx`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(answer.status).toBe(200);
    expect((answer.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    expect(decodeURIComponent(answer.headers['content-disposition'] as string)).toContain('法制审核意见书-');
    expect((await (await office.as('trainee1')).get(`/api/reviews/${id}/letter.docx`)).status).toBe(403);
  });

  it('stands unsigned when the seal fails, and its reviewer alone signs it later, once', async () => {
    const seals = office.app.get(SealProvider);
    const whole = seals.sign.bind(seals);
    seals.sign = () => Promise.reject(new Error('the seal service is away'));
    await steps.post('officer1', 'draft', steps.draft({ reasons: '另有理由' }), 200);
    const id = await steps.review().finally(() => (seals.sign = whole));
    expect((await signature(id)).body.code).toBe('review.not-signed');
    const forged = await whole('00000000-0000-7000-8000-000000000001', Buffer.from('something else'));
    seals.sign = () => Promise.resolve(forged);
    const reviewer = await office.as('reviewer1');
    const bad = await reviewer.post(`/api/reviews/${id}/signature`);
    seals.sign = whole;
    expect(bad.status).toBe(500);
    expect((await (await office.as('leader1')).post(`/api/reviews/${id}/signature`)).status).toBe(403);
    expect((await reviewer.post(`/api/reviews/${id}/signature`)).status).toBe(204);
    expect((await reviewer.post(`/api/reviews/${id}/signature`)).body.code).toBe('review.signed');
    expect(genuine((await signature(id)).body)).toBe(true);
  });
});
