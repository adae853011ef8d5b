import { readFileSync } from 'node:fs';
import request, { type Response } from 'supertest';
import { DataSource, In, Not } from 'typeorm';
import { rolesWith, systemActor } from '../../src/kernel/access/index.js';
import { declarationNamed, LEAVE_AS_IT_WAS } from '../../src/kernel/acts/index.js';
import { portraitPng } from '../../src/demo/portrait.js';
import { IncomingRequests } from '../../src/modules/disclosure/index.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { routesOf } from '../../src/platform/http/index.js';
import { lawful, type Schema } from '../abuse/routes.js';
import { Chance } from '../faults/chance.js';
import { DRIVER } from '../support/database.js';
import { DEMO_AT, type Office, startOffice } from '../support/office.js';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly responses: Record<string, { readonly headers?: Record<string, unknown> }>;
}

const { paths } = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};

interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const operations: Described[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
);
const namesVersion = ({ parameters = [] }: Operation): boolean =>
  parameters.some((one) => one.in === 'header' && one.name === 'If-Match' && one.required === true);
const acts = operations.filter(({ operation }) => namesVersion(operation));

/** Things whose view tells their version: who reads it, and where those of the demo office are found. */
const VIEWS: Readonly<Record<string, { list: string; reader: string }>> = {
  cases: { list: '/api/cases', reader: 'leader1' },
  reviews: { list: '/api/reviews?status=all', reader: 'leader1' },
  disclosures: { list: '/api/disclosures?status=published', reader: 'releaser1' },
  requests: { list: '/api/requests', reader: 'releaser1' },
  licences: { list: '/api/licences', reader: 'leader1' },
  inspections: { list: '/api/inspections', reader: 'leader1' },
  officers: { list: '/api/officers', reader: 'trainer1' },
  accounts: { list: '/api/accounts', reader: 'secadmin1' },
};

/** Things that are of the version of another. */
const PARTS: Readonly<Record<string, { list: string; reader: string }>> = {
  'certificate-applications': { list: '/api/certificate-applications?status=all', reader: 'trainer1' },
};

/** Acts whose path names something else than what has the version. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '/api/cases/{id}/disclosure-assessment': 'case',
  '/api/matters/{kind}/{id}/disclosure-assessment': 'matter',
};

/** Fields of a form that the description does not tell. */
const FORMED: Readonly<Record<string, unknown>> = {
  areas: ['370102'],
  number: '15010000001',
  idNumber: '37010219900101001X',
  creditCode: '91370102MA3TEXT014',
  item: 1,
  persons: ['甲', '乙'],
};

/** The same value with those fields in their form, at any depth. */
function formed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(formed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, FORMED[name] ?? formed(one)] as const),
  );
}

/** Who holds a role in the demo office. */
const holderOf = (role: string): string => `${role}1`;

describe(`the version that a request is about, on ${DRIVER}`, () => {
  let office: Office;
  /** By the name of a path’s first part (`cases`), or of a further value in it (`entry`). */
  const subjects = new Map<string, string>();
  const permissions = new Map<string, string>();

  beforeAll(async () => {
    office = await startOffice({ demo: true, at: DEMO_AT });
    const { streetId: agencyId } = office.seeded;
    const asked = { kind: 'complaint' as const, agencyId, name: '赵某一', contact: '13900005678' };
    await office.app
      .get(IncomingRequests)
      .receive({ ...asked, text: '执法人员未出示证件', claims: [] }, 'form');
    for (const [kind, { list, reader }] of Object.entries({ ...VIEWS, ...PARTS })) {
      const { body } = await (await office.as(reader)).get(list).expect(200);
      const rows = (Array.isArray(body) ? body : Object.values(body).find(Array.isArray)) as { id: string }[];
      subjects.set(kind, rows[0]!.id);
    }
    await disclosed();
    subjects.set('officers', office.seeded.officers.officer1!);
    const file = (await viewOf('officers')).body as Record<'certificates' | 'hoursEntries', { id: string }[]>;
    subjects.set('certificates', file.certificates[0]!.id);
    subjects.set('entry', file.hoursEntries[0]!.id);
    // Is never looked at: the version is compared before.
    subjects.set('mark', subjects.get('cases')!);
    for (const { method, path, access } of routesOf(office.app))
      permissions.set(`${method} ${path.replace(/:(\w+)/g, '{$1}')}`, String(access));
  }, 300_000);
  afterAll(() => office.close());

  /** A published decision of a case, with a file. */
  async function disclosed(): Promise<void> {
    const releaser = await office.as('releaser1');
    const { body } = await releaser.get('/api/disclosures?status=published').expect(200);
    type Listed = Record<'id' | 'kind' | 'matterId', string> & { caseId: string | null };
    const { id, kind, matterId, caseId } = (body.disclosures as Listed[]).find(
      (one) => one.caseId && one.kind === 'penalty',
    )!;
    subjects.set('disclosures', id).set('case', caseId!).set('kind', kind).set('matter', matterId);
    const { body: file } = await request(office.http)
      .post(`/api/disclosures/${id}/files/upload`)
      .set('Authorization', `Bearer ${await office.token('discloser1')}`)
      .set('If-Match', '*')
      .field('title', '现场照片')
      .attach('file', portraitPng(1), 'scene.png')
      .expect(201);
    subjects.set('disclosure-files', file.id);
  }

  const kindOf = (path: string): string => path.split('/')[2]!;
  const permissionOf = ({ method, path }: Described): string =>
    permissions.get(`${method.toUpperCase()} ${path}`) ?? '';
  /** Acts of persons that changed something: the program itself goes on reading files beside. */
  const entries = () =>
    office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .countBy({
        act: Not(In([...LEAVE_AS_IT_WAS])),
        actorId: Not(systemActor('', []).userId),
      });

  async function viewOf(kind: string): Promise<Response> {
    const reader = await office.as(VIEWS[kind]!.reader);
    return reader.get(`/api/${kind}/${subjects.get(kind)}`).expect(200);
  }

  /** Sends an act of the description; the body is one that its schema lets in. */
  async function send(act: Described, version?: string): Promise<Response> {
    const { method, path, operation } = act;
    const [role] = rolesWith(permissionOf(act));
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const id = subjects.get(name === 'id' ? (OTHERWISE[path] ?? kindOf(path)) : name);
      if (!id) throw new Error(`${path}: the test knows no ${name} of the demo office`);
      return id;
    });
    const asked = request(office.http)[method as 'post'](address);
    void asked.set('Authorization', `Bearer ${await office.token(holderOf(role!))}`);
    if (version !== undefined) void asked.set('If-Match', version);
    const content = operation.requestBody?.content ?? {};
    if (content['multipart/form-data']) {
      if (kindOf(path) === 'disclosures') void asked.field('title', '现场照片');
      return asked.attach('file', portraitPng(1), 'portrait.png');
    }
    const schema = content['application/json']?.schema;
    if (!schema) return asked;
    const body = lawful(schema, new Chance(1), (most) => '公'.repeat(Math.min(most, 20)));
    return asked.send(formed(body) as object);
  }

  it('is asked for by every declared act on something that its view gives a version', () => {
    const silent = operations.filter((one) => {
      const act = declarationNamed(permissionOf(one));
      if (one.method === 'get' || !act || act.creates || LEAVE_AS_IT_WAS.includes(act.name)) return false;
      const [, , kind, second] = one.path.split('/');
      return VIEWS[kind!] !== undefined && second?.startsWith('{') && !namesVersion(one.operation);
    });
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    for (const { operation } of acts)
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['412', '428']));
  });

  it('is asked for by everything that is done to a review or a licence, and by the submission of a case', () => {
    const done = operations.filter(
      ({ method, path }) =>
        method !== 'get' &&
        (/^\/api\/(reviews|licences)\/\{id\}\//.test(path) || path === '/api/cases/{id}/reviews'),
    );
    expect(done.map(({ operation }) => operation.operationId).sort()).toEqual([
      'Disputes_coordinate',
      'Disputes_refer',
      'Disputes_reply',
      'Letters_sign',
      'Licences_correct',
      'Licences_deliver',
      'Licences_end',
      'Materials_accept',
      'Materials_complete',
      'Materials_extend',
      'Materials_return',
      'Reviews_opine',
      'Reviews_submit',
      'Reviews_take',
    ]);
    // What is sent below without a version, and with an older one, is all of `acts`.
    expect(done.filter((one) => !acts.includes(one))).toEqual([]);
  });

  it('is told by every view, as `version` and as `ETag`, and such a view is never answered 304', async () => {
    for (const kind of Object.keys(VIEWS)) {
      const { body, headers } = await viewOf(kind);
      expect([kind, headers['etag']]).toEqual([kind, `"${body.version}"`]);
      expect(body.version).toBeGreaterThan(0);
      const described = paths[`/api/${kind}/{id}`]!.get!.responses['200']!.headers;
      expect([kind, Object.keys(described ?? {})]).toEqual([kind, ['ETag']]);
      const again = await (
        await office.as(VIEWS[kind]!.reader)
      )
        .get(`/api/${kind}/${subjects.get(kind)}`)
        .set('If-None-Match', headers['etag']!);
      expect([kind, again.status]).toEqual([kind, 200]);
    }
  });

  it('is compressed with its view, however it is tagged', async () => {
    const answer = await (
      await office.as('leader1')
    )
      .get(`/api/cases/${subjects.get('cases')}`)
      .set('Accept-Encoding', 'gzip');
    expect(answer.headers['content-encoding']).toBe('gzip');
  });

  it('must be named: without it every act answers 428 and changes nothing', async () => {
    const before = await entries();
    const answered: string[] = [];
    for (const act of acts) {
      const { status, body } = await send(act);
      expect([act.operation.operationId, status, body.code]).toEqual([
        act.operation.operationId,
        428,
        'precondition.required',
      ]);
      answered.push(act.operation.operationId);
    }
    expect(answered).toHaveLength(acts.length);
    expect(await entries()).toBe(before);
  });

  it('must be the present one: with an older one every act answers 412, says who changed it, and changes nothing', async () => {
    const before = await entries();
    const views = new Map<string, unknown>();
    for (const kind of Object.keys(VIEWS)) views.set(kind, (await viewOf(kind)).body);
    const answered: string[] = [];
    for (const act of acts) {
      const { status, body } = await send(act, '"0"');
      expect([act.operation.operationId, status, body.code, body.facts?.fields]).toEqual([
        act.operation.operationId,
        412,
        'conflict.version',
        undefined,
      ]);
      expect(body.facts).toMatchObject({ changedBy: expect.any(String), changedAt: expect.any(String) });
      answered.push(act.operation.operationId);
    }
    expect(answered).toHaveLength(acts.length);
    expect(await entries()).toBe(before);
    for (const [kind, view] of views) expect((await viewOf(kind)).body).toEqual(view);
  });

  it('is asked for before the body is looked at, and after the permission', async () => {
    const path = `/api/cases/${subjects.get('cases')}/facts`;
    const send = async (username: string) =>
      request(office.http)
        .post(path)
        .set('Authorization', `Bearer ${await office.token(username)}`)
        .send({ nonsense: true });
    expect((await send('officer1')).status).toBe(428);
    expect((await send('auditor1')).status).toBe(403);
  });

  it('stays through a reading, and moves with every act, also of a module that declares none', async () => {
    const { version } = (await viewOf('officers')).body as { version: number };
    const trainer = await office.as('trainer1');
    const officer = `/api/officers/${subjects.get('officers')}`;
    await trainer.post(`${officer}/private`).expect(200);
    expect((await viewOf('officers')).body.version).toBe(version);
    const mark = { kind: 'reward', on: '2026-01-05', title: '嘉奖', document: '嘉奖令' };
    await trainer.post(`${officer}/marks`, mark).expect(201);
    expect((await viewOf('officers')).body.version).toBe(version + 1);
  });
});
