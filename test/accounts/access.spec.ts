import { readFileSync } from 'node:fs';
import { ROLES, rolesWith } from '../../src/kernel/access/index.js';
import { routesOf } from '../../src/platform/http/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';
import { accessTable } from '../../src/access-table.js';

const WHO: Record<string, string> = {
  officer: 'officer1',
  reviewer: 'reviewer1',
  leader: 'leader1',
  discloser: 'discloser1',
  releaser: 'releaser1',
  presider: 'presider1',
  trainer: 'trainer1',
  trainee: 'trainee1',
  supervisor: 'supervisor1',
  sysadmin: 'sysadmin1',
  secadmin: 'secadmin1',
  auditor: 'auditor1',
};

describe(`who may do what, on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
  });
  afterAll(() => office.close());

  const apiRoutes = () => routesOf(office.app).filter((route) => route.path.startsWith('/api/'));
  const nobody = '00000000-0000-7000-8000-00000000dead';
  const concrete = (path: string) => path.replace(/\/:[^/]+/g, `/${nobody}`);
  const call = (method: string, path: string, token?: string) => {
    const agent = office.anyone();
    const verb = method === 'ALL' ? 'post' : method.toLowerCase();
    const test = (agent as unknown as Record<string, (path: string) => ReturnType<typeof agent.get>>)[verb]!(
      concrete(path),
    );
    return token ? test.set('Authorization', `Bearer ${token}`) : test;
  };

  it('answers 401 on every route that is not public to one who is not signed in', async () => {
    const open: string[] = [];
    for (const route of apiRoutes()) {
      if (route.access === 'public') continue;
      const { status } = await call(route.method, route.path);
      if (status !== 401) open.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(open).toEqual([]);
  });

  it('answers 403 on every route to every role that the table does not name, and never to one that it names', async () => {
    const wrong: string[] = [];
    for (const role of ROLES) {
      const token = await office.token(WHO[role]!);
      for (const route of apiRoutes()) {
        if (route.access === 'public' || route.path.endsWith('/logout')) continue;
        const named = rolesWith(route.access!).includes(role);
        const { status } = await call(route.method, route.path, token);
        if ((status === 403) === named) wrong.push(`${role} ${route.method} ${route.path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('docs/access.md is the table of the running program', () => {
    expect(readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8')).toBe(
      accessTable(routesOf(office.app)),
    );
  });

  it('answers "not found" alike for what is missing and for what is another agency’s', async () => {
    const steps = new CaseSteps(office);
    await steps.file();
    const evidenceId = await attachVideo(office, steps.id);
    const outsider = await office.as((await seedOtherAgency(office)).username);
    for (const path of [
      `/api/cases/${steps.id}`,
      `/api/evidence/${evidenceId}`,
      `/api/evidence/${evidenceId}/content`,
      `/api/cases/${steps.id}/disclosure`,
    ]) {
      const theirs = await outsider.get(path);
      const missing = await outsider.get(path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, nobody));
      expect([path, theirs.status, theirs.body.code]).toEqual([path, 404, missing.body.code]);
      const answer = { ...missing.body, requestId: theirs.body.requestId };
      expect(theirs.body).toEqual(answer);
    }
    for (const [path, body] of [
      [`/api/cases/${steps.id}/facts`, steps.facts()],
      [`/api/cases/${steps.id}/reviews`, steps.submission()],
      [`/api/cases/${steps.id}/filing-approval`, {}],
      [`/api/cases/${steps.id}/decision`, {}],
    ] as const)
      expect((await outsider.post(path, body)).status).toBe(404);
    expect((await outsider.get('/api/cases')).body.cases).toEqual([]);
    expect((await outsider.get(`/api/ledger/${office.seeded.streetId}/entries`)).status).toBe(404);
  });
});
