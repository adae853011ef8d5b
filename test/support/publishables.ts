import { CaseSteps, at, PARTY } from './case-steps.js';
import type { Office } from './office.js';

/** A seizure on the clock's day, approved before it began; answers the case and the measure. */
export async function seizedCase(office: Office, lead: object = {}, over: object = {}) {
  const steps = new CaseSteps(office);
  await steps.file({ cause: '占道经营', ...lead });
  const today = office.clock.today();
  const measure = {
    ...steps.work('08:00', '08:10'),
    approvedAt: at(today, '07:50'),
    place: '历下区示例路1号',
    reason: '经营工具用于违法活动，《示例条例》第十条',
    urgent: false,
    certificatesShown: true,
    partyPresence: 'signed',
    items: '桌椅四套',
    ...over,
  };
  const seized = await steps.post('leader1', 'seizures', measure, 200);
  return { steps, caseId: steps.id, ...(seized as { id: string; number: string; publishBy: string }) };
}

let serial = 0;

export function licenceInput(office: Office, over: object = {}) {
  serial += 1;
  const number = `济历建街许决〔2026〕第${String(serial).padStart(3, '0')}号`;
  const today = office.clock.today();
  return {
    field: 'urban-management',
    holderKind: 'organisation',
    holder: PARTY,
    documentName: '准予临时占用城市道路决定书',
    number,
    kind: 'ordinary',
    certificateName: '临时占用城市道路许可证',
    certificateNumber: `LX-2026-${serial}`,
    content: '在示例路1号门前临时占用道路十平方米',
    decidedOn: today,
    validFrom: today,
    validThrough: '2029-12-31',
    text: `准予临时占用城市道路决定书\n${number}\n申请人：${PARTY.name}\n准予在示例路1号门前临时占用道路十平方米。`,
    ...over,
  };
}

/** Registered by the discloser; answers the input with what the register said. */
export async function registeredLicence(office: Office, over: object = {}) {
  const input = licenceInput(office, over);
  const { body } = await (await office.as('discloser1')).post('/api/licences', input).expect(201);
  return { ...input, ...(body as { id: string; publishBy: string; deliverBy: string }) };
}

export async function assessedPublishable(
  office: Office,
  kind: string,
  id: string,
  said: object,
): Promise<string> {
  const discloser = await office.as('discloser1');
  const { body } = await discloser.post(`/api/matters/${kind}/${id}/disclosure-assessment`, said).expect(200);
  return body.id as string;
}

/** Assessed, prepared by one, released by another. */
export async function publishedPublishable(office: Office, kind: string, id: string, said: object = {}) {
  const disclosureId = await assessedPublishable(office, kind, id, said);
  const discloser = await office.as('discloser1');
  await discloser.post(`/api/disclosures/${disclosureId}/preparation`).expect(200);
  const releaser = await office.as('releaser1');
  const { body } = await releaser.post(`/api/disclosures/${disclosureId}/release`).expect(200);
  return {
    disclosureId,
    ...(body as { slug: string; path: string; due: string; inTime: boolean; showThrough: string | null }),
  };
}

/** Every public path on which a record could be seen, and on which it is. */
export async function shownOn(office: Office, number: string, path: string): Promise<string[]> {
  const q = encodeURIComponent(number);
  const places = [
    ...['/portal', '/portal/disclosures', `/portal/disclosures?q=${q}`, '/portal/disclosures.json'],
    ...['/portal/disclosures.csv', '/portal/feed.atom', '/portal/sitemap-1.xml', path, `${path}.json`],
  ];
  const seen: string[] = [];
  for (const place of places) {
    const { text } = await office.anyone().get(place).buffer(true);
    // A list names the address, the record itself its number; a search repeats the words that were asked for.
    if (text.includes(place.startsWith(path) ? number : path)) seen.push(place);
  }
  return seen;
}

export const EVERYWHERE = 9;
export const ASSESSMENT = { socialImpact: true, reason: '社会关注，公示不损害当事人' };
