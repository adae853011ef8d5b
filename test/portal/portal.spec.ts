import { must } from '../../src/demo/office.js';
import { systemActor } from '../../src/kernel/access/index.js';
import { CertificateActs, CertificateRow, SuspendCertificate } from '../../src/modules/officers/index.js';
import { DataSource } from 'typeorm';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
});
afterAll(() => office.close());

const get = (path: string) => office.anyone().get(path);
const csv = async (path = '/portal/disclosures.csv') => (await get(path).buffer(true).expect(200)).text;

it('PUB-03 a withdrawal reaches list, home, search, detail, JSON and CSV at once and leaves its reason at the address', async () => {
  const { disclosureId, number, path } = await publishedCase(office, { cause: '夜间施工噪声扰民' });
  const words = encodeURIComponent('噪声');
  const everywhere = [
    '/portal',
    '/portal/disclosures',
    `/portal/disclosures?q=${words}`,
    '/portal/disclosures.json',
  ];
  for (const page of everywhere) expect((await get(page).expect(200)).text).toContain(number);
  expect(await csv()).toContain(number);
  expect((await get(path).expect(200)).text).toContain(number);
  expect((await get(`${path}.json`).expect(200)).body.documentNumber).toBe(number);

  const releaser = await office.as('releaser1');
  await releaser
    .post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '决定被复议机关撤销' })
    .expect(200);

  for (const page of everywhere) {
    const { text } = await get(page).expect(200);
    expect(text).not.toContain(number);
    expect(text).not.toContain(path);
  }
  expect(await csv()).not.toContain(number);
  const grave = await get(path).expect(410);
  expect(grave.text).toContain('决定被复议机关撤销');
  expect(grave.text).toContain('2026-11-23');
  const json = await get(`${path}.json`).expect(410);
  expect(json.body).toMatchObject({
    code: 'portal.withdrawn',
    ruleId: 'PUB-03',
    facts: { reason: '决定被复议机关撤销', withdrawnOn: '2026-11-23' },
  });
  for (const gone of [grave.text, JSON.stringify(json.body)])
    for (const word of [number, '噪声', '示例餐饮']) expect(gone).not.toContain(word);
  // The office keeps its own copy.
  const kept = await releaser.get(`/api/disclosures/${disclosureId}`).expect(200);
  expect(kept.body).toMatchObject({ state: 'withdrawn', publicReason: '决定被复议机关撤销' });
  expect(kept.body.published).toContain(number);
});

it('markup in every field stays text on every page', async () => {
  const attack = (n: number) => `<script>alert(${n})</script><img src=x onerror=alert(${n})>"'`;
  const { path, number } = await publishedCase(office, {
    cause: attack(1),
    party: {
      name: `${attack(2)}有限公司`,
      creditCode: '91370102MA3TEXT014',
      address: attack(3),
      representative: attack(4).slice(0, 60),
    },
    facts: `${attack(5)}，占道经营。`,
    basis: [attack(6)],
    reasons: attack(7),
  });
  for (const page of [
    '/portal',
    '/portal/disclosures',
    path,
    `/portal/disclosures?q=${encodeURIComponent(attack(8))}`,
  ]) {
    const { text, headers } = await get(page).expect(200);
    expect(text).not.toMatch(/<script|<img|<svg(?! class="qr")/i);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  expect((await get(path)).text).toContain('&lt;script&gt;alert(5)&lt;/script&gt;');
  const json = await get(`${path}.json`).expect(200);
  expect(json.headers['content-type']).toMatch(/^application\/json/);
  expect(json.body.documentNumber).toBe(number);
});

it('RED-07 the pages show a natural person as 张某某 and nothing else of him', async () => {
  const { path } = await publishedCase(office, { ...ADULT, cause: '无证摆摊' });
  for (const page of ['/portal', '/portal/disclosures', path, `${path}.json`, '/portal/disclosures.json']) {
    const { text } = await get(page).expect(200);
    expect(text).toContain('张某某');
    for (const secret of ['张甲乙', '19491231', '和平路12号3单元', '13800001234'])
      expect(text).not.toContain(secret);
  }
  expect(await csv()).not.toContain('张甲乙');
  const hidden = await get(`/portal/disclosures?q=${encodeURIComponent('张甲乙')}`).expect(200);
  expect(hidden.text).toContain('没有找到');
});

it('two characters find a record; LIKE signs are only signs; filters hold', async () => {
  const { path } = await publishedCase(office, { cause: '油烟直排100%' });
  const found = async (query: string) =>
    (await get(`/portal/disclosures?${query}`).expect(200)).text.includes(path);
  const q = (words: string) => `q=${encodeURIComponent(words)}`;
  expect(await found(q('油烟'))).toBe(true);
  expect(await found(q('油 烟'))).toBe(true);
  expect(await found(q('１００％'))).toBe(true);
  expect(await found(q('油_直'))).toBe(false);
  expect(await found(q('油%排'))).toBe(false);
  expect(await found(`${q('油烟')}&kind=fine&year=2026`)).toBe(true);
  expect(await found(`${q('油烟')}&kind=warning`)).toBe(false);
  expect(await found(`${q('油烟')}&year=2025`)).toBe(false);
  expect(await found(q("' OR 1=1 --"))).toBe(false);
});

it('a search that is too long, repeated or made up gets a page that says so', async () => {
  for (const query of [
    `q=${'长'.repeat(201)}`,
    'q=a&q=b',
    'kind=nothing',
    'year=26',
    'before=yesterday',
    'before=1%27%3B--',
  ]) {
    const page = await get(`/portal/disclosures?${query}`).expect(422);
    expect(page.text).toContain('查询条件不符合要求');
    expect((await get(`/portal/disclosures.json?${query}`).expect(422)).body.code).toBe('portal.search');
    await get(`/portal/disclosures.csv?${query}`).expect(422);
  }
  await get('/portal/disclosures?q=%00%00').expect(200);
  await get(`/portal/disclosures/${'x'.repeat(500)}`).expect(404);
  await get('/portal/disclosures/%00').expect(404);
  await get('/portal/disclosures/%00.json').expect(404);
  await get('/portal/disclosures/%2e%2e%2f%2e%2e').expect(404);
});

it('pages follow each other by key without loss or repetition', async () => {
  for (let i = 0; i < 22; i += 1) await publishedCase(office, { cause: `翻页测试${i}` });
  const seen: string[] = [];
  let address: string | undefined = `/portal/disclosures?q=${encodeURIComponent('翻页测试')}`;
  for (let pages = 0; address && pages < 5; pages += 1) {
    const { text }: { text: string } = await get(address).expect(200);
    const rows = [...text.matchAll(/<th scope="row" role="rowheader"><a href="([^"]+)"/g)].map(
      (match) => match[1]!,
    );
    seen.push(...rows);
    address = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(22);
  expect(new Set(seen).size).toBe(22);
}, 120_000);

it('open data carries money exactly, in fen and in yuan, and starts with the mark spreadsheets need', async () => {
  const { number, path } = await publishedCase(office, { cause: '金额核对', fineFen: 12_345 });
  const file = await get('/portal/disclosures.csv').buffer(true).expect(200);
  expect(file.headers['content-type']).toMatch(/^text\/csv/);
  expect(file.text.charCodeAt(0)).toBe(0xfeff);
  const line = file.text.split('\r\n').find((text) => text.includes(number))!;
  expect(line).toContain('"123.45",12345,"0.00",0');
  expect((await get(`${path}.json`)).body).toMatchObject({ fineYuan: '123.45', fineFen: 12_345 });
});

it('a party whose name is a formula stays text in the CSV', async () => {
  const name = '=HYPERLINK("http://x")有限公司';
  const { number } = await publishedCase(office, {
    cause: '公式注入',
    party: { name, creditCode: '91370102MA3TEXT014', address: '济南市历下区示范路1号' },
  });
  const line = (await csv()).split('\r\n').find((text) => text.includes(number))!;
  expect(line).toContain(`"'=HYPERLINK(""http://x"")有限公司"`);
});

it('the view travels in the address: font size and contrast stay from page to page', async () => {
  const { text } = await get('/portal/disclosures?size=l&contrast=high&q=%E5%8D%A0%E9%81%93').expect(200);
  expect(text).toContain('<body class="size-l contrast">');
  expect(text).toContain('/portal/deadlines?size=l&amp;contrast=high');
  expect(text).toContain('<input type="hidden" name="size" value="l">');
  expect((await get('/portal?size=%22%3E%3Cscript%3E').expect(200)).text).not.toContain('<script');
});

it('no QR code is drawn while the program has no address that a telephone could open', async () => {
  const { path } = await publishedCase(office);
  expect((await get(path).expect(200)).text).not.toContain('<svg');
  const officer = await office.as('officer1');
  const { body } = await officer
    .get(`/api/certificates/${office.seeded.certificates.officer1}/qr.svg`)
    .expect(409);
  expect(body.code).toBe('address.local');
});

describe('the check of a certificate', () => {
  const tokenOf = async (username: string): Promise<string> => {
    const id = office.seeded.certificates[username]!;
    return (await office.app.get(DataSource).getRepository(CertificateRow).findOneByOrFail({ id })).token;
  };

  it('says now whether it is valid, and nothing private', async () => {
    const token = await tokenOf('officer1');
    const page = await get(`/verify/${token}`).set('Accept', 'text/html').expect(200);
    for (const word of ['有效', '执法员甲', '建筑新村街道办事处', '城市管理', '370102'])
      expect(page.text).toContain(word);
    const json = await get(`/verify/${token}`).set('Accept', 'application/json').expect(200);
    expect(Object.keys(json.body).sort()).toEqual(
      [
        'agency',
        'areas',
        'checkedOn',
        'fields',
        'issuedOn',
        'kind',
        'name',
        'number',
        'photo',
        'reviewedYears',
        'state',
        'valid',
        'validThrough',
      ].sort(),
    );
    expect(json.body.valid).toBe(true);
    await get(`/verify?token=${token}`).expect(303).expect('Location', `/verify/${token}`);
  });

  it('CERT-02 follows the intervals: expired, suspended, and suspended from this moment on', async () => {
    const check = async (username: string) =>
      (
        await get(`/verify/${await tokenOf(username)}`)
          .set('Accept', 'application/json')
          .expect(200)
      ).body;
    expect(await check('officer3')).toMatchObject({ valid: false, state: '已过期' });
    expect(await check('officer6')).toMatchObject({ valid: false, state: '处于暂扣期间' });
    expect(await check('officer2')).toMatchObject({ valid: true });
    const suspended = { from: '2026-11-23', cause: '补训', document: '暂扣决定' };
    const trainer = systemActor(office.seeded.streetId, ['trainer']);
    const call = { actor: trainer, id: office.seeded.certificates.officer2!, input: suspended };
    must(await office.app.get(CertificateActs).run(SuspendCertificate, call));
    expect(await check('officer2')).toMatchObject({ valid: false, state: '处于暂扣期间' });
  });

  it('CERT-02 by the number printed on the card: the same verdict without the portrait; an unknown number is no different from an unknown token', async () => {
    const { number } = await office.app
      .get(DataSource)
      .getRepository(CertificateRow)
      .findOneByOrFail({ id: office.seeded.certificates.officer3! });
    const page = await get(`/verify?number=${number}`).set('Accept', 'text/html').expect(200);
    for (const word of ['无效', '已过期', '执法员丙', number]) expect(page.text).toContain(word);
    expect(page.text).not.toContain('<img');
    expect(page.text).not.toContain('<script');
    const unknown = async (query: string) =>
      (await get(`/verify?${query}`).set('Accept', 'text/html').expect(404)).text.replace(
        /name="\w+" value="[^"]*"/g,
        '',
      );
    const answers = ['number=0000', "number=1'%20OR%201", 'token=' + 'a'.repeat(32)].map(unknown);
    for (const answer of await Promise.all(answers))
      expect(answer).toContain('没有这一核验码或者证号对应的证件');
    expect((await get('/portal').expect(200)).text).toContain('输入证号');
  });

  it('an unknown token is a page that says so', async () => {
    for (const token of ['x', 'a'.repeat(43), '%3Cscript%3E', 'a'.repeat(3000)]) {
      const page = await get(`/verify/${token}`).set('Accept', 'text/html').expect(404);
      expect(page.text).toContain('没有这一核验码');
      expect(page.text).not.toContain('<script');
    }
  });
});

describe('the calculation of a period', () => {
  const ask = (query: string) => get(`/portal/deadlines?${query}`);

  it('PEN-06 shows the day, the strict day and every step', async () => {
    const { text } = await ask('rule=PEN-06&day=2025-07-08').expect(200);
    for (const word of ['2025-10-09 周四', '2025-09-30 周二', '计算步骤', '顺延'])
      expect(text).toContain(word);
  });

  it('COE-02 a time of day is read as Chinese time, where the period runs in hours', async () => {
    const { text } = await ask('rule=COE-02&day=2026-11-20&time=16%3A30').expect(200);
    expect(text).toContain('2026-11-21 16:30');
    expect((await ask('rule=COE-02&day=2026-11-20').expect(422)).text).toContain('小时');
  });

  it('an impossible date and an unknown rule are refused on the page', async () => {
    expect((await ask('rule=PEN-06&day=2025-02-30').expect(422)).text).toContain('role="alert"');
    expect((await ask('rule=NO-99&day=2025-02-03').expect(404)).text).toContain('NO-99');
    await ask('rule=PEN-06&day=2025-02-03&place=abc').expect(422);
    expect((await ask('rule=%3Cscript%3E&day=2025-02-03').expect(404)).text).not.toContain('<script');
  });
});

it('robots are kept from certificates and the workspace', async () => {
  const { text } = await get('/robots.txt').expect(200);
  expect(text).toContain('Disallow: /verify/');
  expect(text).toContain('Disallow: /api/');
});

it('a connection may rest for longer than the minute that reverse proxies keep theirs', async () => {
  const answer = await get('/portal').set('Connection', 'keep-alive').expect(200);
  const rest = /timeout=(\d+)/.exec(answer.headers['keep-alive'] ?? '');
  expect(Number(rest?.[1])).toBeGreaterThan(60);
});
