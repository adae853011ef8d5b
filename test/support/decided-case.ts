import { systemActor } from '../../src/kernel/access/index.js';
import { ok } from '../../src/kernel/result.js';
import { CaseFiles } from '../../src/modules/cases/index.js';
import { Acts } from '../../src/modules/ledger/index.js';
import type { Office } from './office.js';

/** A shop with a valid credit code; nobody in particular. */
export const SHOP = {
  partyKind: 'organisation',
  party: {
    name: '历下区甲乙餐饮有限公司',
    creditCode: '91370102MA3C0KFX44',
    address: '济南市历下区示范路1号',
    representative: '赵甲乙',
  },
} as const;

/** A grown-up whose every private particular stands in the decision. */
export const ADULT = {
  partyKind: 'person',
  party: {
    name: '张甲乙',
    idNumber: '11010519491231002X',
    sex: 'male',
    address: '济南市历下区和平路12号3单元402室',
    phone: '13800001234',
  },
} as const;

/** Seventeen on the day of the act and of the decision. */
export const SEVENTEEN = {
  partyKind: 'person',
  party: { name: '李丙丁', birthDay: '2009-06-01', sex: 'male', address: '济南市历下区和平路12号' },
} as const;

export interface CaseOverrides {
  cause?: string;
  partyKind?: string;
  party?: object;
  facts?: string;
  witness?: string;
  fineFen?: number;
  penalties?: readonly string[];
  basis?: readonly string[];
  reasons?: string;
}

export interface DecidedCase {
  id: string;
  /** Number of the decision. */
  number: string;
  publishBy: string;
}

/**
 * One case from the lead to the decision, over HTTP, below the limits of the legal review. The evidence is written down
 * as the evidence module would: no file is uploaded. The office's clock should stand on a working day.
 */
export async function decidedCase(office: Office, overrides: CaseOverrides = {}): Promise<DecidedCase> {
  const officer = await office.as('officer1');
  const leader = await office.as('leader1');
  const officerIds = [office.seeded.officers.officer1!, office.seeded.officers.officer2!];
  const today = office.clock.today();
  const now = office.clock.now();
  const earlier = new Date(Date.parse(now) - 3_600_000).toISOString();
  const span = { from: earlier, to: now, officerIds };

  const registered = await officer
    .post('/api/cases', {
      cause: overrides.cause ?? '占道经营',
      field: 'urban-management',
      place: '示范路与和平路路口',
      source: 'inspection',
      partyKind: overrides.partyKind ?? SHOP.partyKind,
      party: overrides.party ?? SHOP.party,
      actEndedOn: today,
      discoveredOn: today,
      summary: '巡查发现门外摆放桌椅占用道路。',
      officerIds,
    })
    .expect(201);
  const id = registered.body.id as string;
  const at = `/api/cases/${id}`;
  await officer.post(`${at}/filing-request`).expect(204);
  await leader.post(`${at}/filing-approval`).expect(200);
  await officer
    .post(`${at}/investigations`, {
      ...span,
      kind: 'site-inspection',
      place: '示范路与和平路路口',
      content: '门外摆放桌椅四套，占用人行道。',
      certificatesShown: true,
      partyPresence: overrides.witness ? 'absent' : 'signed',
      ...(overrides.witness && { witness: overrides.witness }),
    })
    .expect(204);
  await recordFilm(office, id);
  await officer
    .post(`${at}/facts`, {
      facts: overrides.facts ?? '当事人在人行道摆放桌椅四套经营。',
      publicInterest: false,
      complex: false,
      grave: false,
    })
    .expect(204);
  await officer.post(`${at}/conclusion`, { report: '事实清楚，建议处罚。' }).expect(204);
  await officer
    .post(`${at}/draft`, {
      kind: 'penalty',
      penalties: overrides.penalties ?? ['fine'],
      fineFen: overrides.fineFen ?? 80_000,
      confiscatedFen: 0,
      basis: overrides.basis ?? ['《济南市城市市容管理条例》第十七条'],
      tier: '一般',
      reasons: overrides.reasons ?? '违法行为轻微，及时改正。',
      performance: '自收到本决定书之日起十五日内缴至指定银行。',
    })
    .expect(200);
  await officer.post(`${at}/notice`, { ...span, method: 'direct', receivedOn: today }).expect(200);
  await officer.post(`${at}/defence`, { kind: 'waived', on: today, text: '放弃陈述、申辩' }).expect(204);
  const decided = await leader.post(`${at}/decision`).expect(200);
  return { id, number: decided.body.number, publishBy: decided.body.publishBy };
}

async function recordFilm(office: Office, caseId: string): Promise<void> {
  const { streetId } = office.seeded;
  const actor = systemActor(streetId, ['officer']);
  const subject = { agencyId: streetId, type: 'case', id: caseId };
  await office.app.get(Acts).perform(actor, 'evidence.receive', subject, async (scene) => {
    await office.app.get(CaseFiles).recordEvidence(scene, {
      ...{ id: scene.newId(), caseId, stage: 'investigation', medium: 'video', title: '现场检查.mp4' },
      sha256: 'a'.repeat(64),
    });
    return ok({ value: undefined });
  });
}

/** Assessed, prepared by discloser1 and released by releaser1; answers the ids under which it is found. */
export async function publishedCase(office: Office, overrides: CaseOverrides = {}) {
  const decided = await decidedCase(office, overrides);
  const discloser = await office.as('discloser1');
  const assessed = await discloser
    .post(`/api/cases/${decided.id}/disclosure-assessment`, { socialImpact: true, reason: '涉及公共道路' })
    .expect(200);
  const disclosureId = assessed.body.id as string;
  await discloser.post(`/api/disclosures/${disclosureId}/preparation`).expect(200);
  const released = await (
    await office.as('releaser1')
  )
    .post(`/api/disclosures/${disclosureId}/release`)
    .expect(200);
  return { ...decided, disclosureId, slug: released.body.slug as string, path: released.body.path as string };
}
