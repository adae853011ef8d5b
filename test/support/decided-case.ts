import { systemActor } from '../../src/kernel/access/index.js';
import { ok } from '../../src/kernel/result.js';
import { CaseFiles } from '../../src/modules/cases/index.js';
import { Acts } from '../../src/modules/ledger/index.js';
import { CaseSteps } from './case-steps.js';
import type { Office } from './office.js';

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
  basis?: readonly string[];
  reasons?: string;
  /** Another end than a penalty: nothing is announced before it. */
  kind?: 'minor-no-penalty' | 'unproven-no-penalty';
}

export interface DecidedCase {
  id: string;
  /** Number of the decision. */
  number: string;
  publishBy: string;
}

/**
 * One case from the lead to the decision, over HTTP, below the limits of the legal review. The evidence is written down
 * as the evidence module would: no file is uploaded. The office's clock should stand on a working morning.
 */
export async function decidedCase(office: Office, overrides: CaseOverrides = {}): Promise<DecidedCase> {
  const {
    cause = '占道经营',
    partyKind,
    party,
    witness,
    facts,
    fineFen = 80_000,
    basis,
    reasons,
    kind,
  } = overrides;
  const steps = new CaseSteps(office);
  await steps.file({ cause, ...(partyKind && { partyKind }), ...(party && { party }) });
  const seen = witness ? { partyPresence: 'absent', witness } : {};
  await steps.post('officer1', 'investigations', steps.investigation(seen), 204);
  await recordFilm(office, steps.id);
  await steps.post('officer1', 'facts', steps.facts(facts), 204);
  await steps.post('officer1', 'conclusion', { report: '事实清楚，建议处罚。' }, 204);
  const ending = kind ? { kind, penalties: [], fineFen: 0, performance: '' } : { fineFen };
  const draft = steps.draft({ ...ending, ...(basis && { basis }), ...(reasons && { reasons }) });
  await steps.post('officer1', 'draft', draft, 200);
  if (!kind) await steps.noticeAndWaiver();
  const { number, publishBy } = await steps.post('leader1', 'decision', {}, 200);
  return { id: steps.id, number, publishBy };
}

async function recordFilm(office: Office, caseId: string): Promise<void> {
  const { streetId } = office.seeded;
  const actor = systemActor(streetId, ['officer']);
  const subject = { agencyId: streetId, type: 'case', id: caseId };
  await office.app.get(Acts).perform(actor, 'evidence.receive', subject, async (scene) => {
    await office.app.get(CaseFiles).recordEvidence(scene, {
      id: scene.newId(),
      caseId,
      stage: 'investigation',
      medium: 'video',
      title: '现场检查.mp4',
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
  const releaser = await office.as('releaser1');
  const released = await releaser.post(`/api/disclosures/${disclosureId}/release`).expect(200);
  return { ...decided, disclosureId, slug: released.body.slug as string, path: released.body.path as string };
}
