import { DisclosureVersionRow, ExpireDisclosures } from '../../src/modules/disclosure/index.js';
import { VerifyLedger } from '../../src/modules/ledger/index.js';
import { DataSource } from 'typeorm';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeEach(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
});
afterEach(() => office.close());

const get = (path: string) => office.anyone().get(path);
const move = (day: string): void => office.clock.set(at(day));

/** Every public path on which a record could be seen. */
async function shownOn(number: string, path: string): Promise<string[]> {
  const q = encodeURIComponent(number);
  const places = [
    ...['/portal', '/portal/disclosures', `/portal/disclosures?q=${q}`],
    ...['/portal/disclosures.json', '/portal/disclosures.csv', path, `${path}.json`],
  ];
  const seen: string[] = [];
  for (const place of places) {
    const { text } = await get(place).buffer(true);
    // A list names the address, the record itself its number; a search repeats the words that were asked for.
    if (text.includes(place.startsWith(path) ? number : path)) seen.push(place);
  }
  return seen;
}

describe(`how long a decision is shown, on ${DRIVER}`, () => {
  it('PUB-12 ends at midnight of its last day on every path, before any job has run', async () => {
    const { number, path, disclosureId } = await publishedCase(office, { ...ADULT });
    const discloser = await office.as('discloser1');
    const view = (await discloser.get(`/api/disclosures/${disclosureId}`).expect(200)).body;
    // A natural person: two years from the day after publication.
    expect(view).toMatchObject({ displayRule: 'PUB-12c', showThrough: '2028-11-23' });
    move('2028-11-23');
    expect(await shownOn(number, path)).toHaveLength(7);
    move('2028-11-24');
    expect(await shownOn(number, path)).toEqual([]);
    expect((await get(path).expect(410)).text).toContain('公示期已满');
    expect((await get(`${path}.json`).expect(410)).body).toMatchObject({
      code: 'portal.expired',
      ruleId: 'PUB-12',
      facts: { withdrawnOn: '2028-11-24' },
    });
  });

  it('PUB-12 then the content leaves the public table, once, in an act of its own', async () => {
    const { path, disclosureId } = await publishedCase(office, { ...ADULT });
    move('2028-11-24');
    const expire = office.app.get(ExpireDisclosures);
    // Two processes that both saw it published: one ends it, the other has nothing left to do.
    const both = await Promise.all([expire.run(), expire.run()]);
    expect(both.sort()).toEqual([0, 1]);
    expect(await expire.run()).toBe(0);
    expect((await get(path).expect(410)).text).toContain('公示期已满');
    const supervisor = await office.as('supervisor1');
    const view = (await supervisor.get(`/api/disclosures/${disclosureId}`).expect(200)).body;
    expect(view).toMatchObject({
      state: 'withdrawn',
      endedBy: 'expired',
      publicReason: '公示期满，依规停止公示',
    });
    expect(view.published).not.toBeNull();
    for (const tree of await office.app.get(VerifyLedger).all()) expect(tree.ok).toBe(true);
  });

  it('PUB-12 an organisation is shown longer than a natural person', async () => {
    const { disclosureId } = await publishedCase(office, {});
    const view = await (await office.as('discloser1')).get(`/api/disclosures/${disclosureId}`).expect(200);
    expect(view.body).toMatchObject({ displayRule: 'PUB-12e', showThrough: '2031-11-23' });
  });
});

describe(`a correction on ${DRIVER}`, () => {
  const wrong = '占道经营';
  /** Hides the words 店外 wherever they stand first: what a first preparation forgot. */
  const removal = (original: string, words: string) => {
    const start = original.indexOf(words);
    return { start, end: start + words.length, class: 'natural-person-name' };
  };

  it('stays invisible until a second person releases it; the address says what was wrong', async () => {
    const { number, path, disclosureId } = await publishedCase(office, { ...ADULT, cause: wrong });
    const discloser = await office.as('discloser1');
    const before = (await get(path).expect(200)).text;
    const { original } = (await discloser.get(`/api/disclosures/${disclosureId}`).expect(200)).body;
    const input = { removals: [removal(original, '店外摆放')], reason: '原公开文本遮盖不完整' };

    const same = await discloser.post(`/api/disclosures/${disclosureId}/correction`, { reason: '无变化' });
    expect(same.body.code).toBe('disclosure.correction-same');
    await discloser.post(`/api/disclosures/${disclosureId}/correction`, input).expect(201);
    const twice = await discloser.post(`/api/disclosures/${disclosureId}/correction`, input).expect(409);
    expect(twice.body.code).toBe('disclosure.correction-open');
    expect((await get(path).expect(200)).text).toBe(before);

    // The preparer may not release it.
    await discloser.post(`/api/disclosures/${disclosureId}/correction/release`).expect(403);
    move('2026-12-01');
    const later = await office.as('releaser1');
    await later.post(`/api/disclosures/${disclosureId}/correction/release`).expect(200);
    const after = (await get(path).expect(200)).text;
    expect(after).not.toContain('店外摆放');
    expect(after).toContain('原公开文本遮盖不完整');
    expect(after).toContain('2026-12-01');
    const json = (await get(`${path}.json`).expect(200)).body;
    expect(json).toMatchObject({
      ...{ documentNumber: number, publishedOn: '2026-11-23', showThrough: '2028-11-23' },
      ...{ correctedOn: '2026-12-01', correctionReason: '原公开文本遮盖不完整' },
    });
    expect(await shownOn(number, path)).toHaveLength(7);
    const versions = await office.app
      .get(DataSource)
      .getRepository(DisclosureVersionRow)
      .find({ where: { disclosureId }, order: { seq: 'ASC' } });
    expect(versions.map(({ seq, correctionReason }) => [seq, correctionReason])).toEqual([
      [1, null],
      [2, '原公开文本遮盖不完整'],
    ]);
    expect(versions[0]!.text).toContain('店外摆放');
  });

  it('can be dropped, and what is public stays; a reason may tell nothing private', async () => {
    const { path, disclosureId } = await publishedCase(office, { ...ADULT });
    const discloser = await office.as('discloser1');
    const { original } = (await discloser.get(`/api/disclosures/${disclosureId}`).expect(200)).body;
    const removals = [removal(original, '店外摆放')];
    const told = await discloser
      .post(`/api/disclosures/${disclosureId}/correction`, {
        removals,
        reason: '当事人张甲乙来电13800001234',
      })
      .expect(422);
    expect(told.body.code).toBe('disclosure.reason-private');
    await discloser
      .post(`/api/disclosures/${disclosureId}/correction`, { removals, reason: '遮盖有误' })
      .expect(201);
    const releaser = await office.as('releaser1');
    await releaser
      .post(`/api/disclosures/${disclosureId}/correction/drop`, { reason: '无须更正' })
      .expect(204);
    const none = await releaser.post(`/api/disclosures/${disclosureId}/correction/release`).expect(409);
    expect(none.body.code).toBe('disclosure.no-correction');
    expect((await get(path).expect(200)).text).toContain('店外摆放');
    const { corrections } = (await discloser.get(`/api/disclosures/${disclosureId}`).expect(200)).body;
    expect(corrections).toMatchObject([{ state: 'dropped', dropReason: '无须更正' }]);
  });
});
