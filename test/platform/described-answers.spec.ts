import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiOf } from '../../src/app.js';
import { DRIVER } from '../support/database.js';
import { undescribed } from '../support/described.js';
import { DEMO_AT, type As, type Office, startOffice } from '../support/office.js';

const USERS = [
  ...['leader1', 'officer1', 'reviewer1', 'supervisor1', 'discloser1', 'releaser1', 'presider1'],
  ...['trainer1', 'trainee1', 'sysadmin1', 'secadmin1', 'auditor1'],
];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Ids of one kind that are tried for a route. */
const MOST_TRIES = 12;
/** What a route asks for in its query before it answers: ids of another list. */
const QUERIES: Readonly<Record<string, { name: string; of: string }>> = {
  '/api/evidence': { name: 'caseId', of: '/api/cases id' },
  '/api/cases/outlines': { name: 'ids', of: '/api/cases id' },
};
/** Not answered on the store of the demo: it has none of them, or no list tells their ids. */
const UNANSWERED: readonly string[] = [
  '/api/disclosure-files/{id}',
  '/api/drafts/{form}/{subject}',
  '/api/exams/draws/{id}',
  '/api/exchange/batches/{id}/lines',
  '/api/matters/{kind}/{id}/disclosure',
  '/api/requests/{id}',
  '/api/reviews/{id}/signature',
  '/api/training/units/{id}',
];

interface Answered {
  readonly body: unknown;
  readonly json: boolean;
}

/** Reads routes as whoever may, with ids that other answers named. */
class Reader {
  /** Ids by the route and the field in which they were told. */
  readonly ids = new Map<string, Set<string>>();
  private readonly people: As[] = [];

  constructor(private readonly office: Office) {}

  async signIn(): Promise<void> {
    for (const user of USERS) this.people.push(await this.office.as(user));
  }

  /** Every answer that people of different roles get from the route. */
  async read(path: string): Promise<Answered[]> {
    const answers: Answered[] = [];
    for (const person of this.people)
      for (const address of this.addresses(path)) {
        const { status, body, type } = await person.get(address);
        if (status === 403) break;
        if (status !== 200) continue;
        answers.push({ body, json: type === 'application/json' });
        this.harvest(path, '', body);
        if (answers.length >= MOST_TRIES) return answers;
      }
    return answers;
  }

  /** The route with ids in the place of its parameters: those that lists of the same subject told come first. */
  private addresses(path: string): string[] {
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const query = QUERIES[path];
    if (query) return [...(this.ids.get(query.of) ?? [])].map((id) => `${path}?${query.name}=${id}`);
    if (parameters.length === 0) return [path];
    const subject = path.slice(0, path.indexOf('/{'));
    const choices = parameters.map((name, n) => (n === 0 ? this.known(subject, name) : this.known('', name)));
    const [first = [], second = [], third = []] = choices;
    if (parameters.length === 1) return first.slice(0, MOST_TRIES).map((id) => filled(path, [id]));
    return first
      .slice(0, 6)
      .flatMap((one) => second.slice(0, 6).map((two) => filled(path, [one, two, third[0] ?? '1'])));
  }

  private known(subject: string, name: string): string[] {
    const wanted = name === 'id' ? 'id' : name;
    const score = ([place]: [string, unknown]): number =>
      (subject && place.startsWith(`${subject} `) ? 4 : 0) +
      (subject && place.startsWith(subject) ? 2 : 0) +
      (place.endsWith(` ${wanted}`) ? (name === 'id' ? 1 : 8) : 0) +
      (place.endsWith(` ${subject.split('/').at(-1)?.replace(/s$/, '')}Id`) ? 3 : 0);
    const sorted = [...this.ids].map((entry) => [score(entry), entry] as const).sort((a, b) => b[0] - a[0]);
    return [...new Set(sorted.filter(([n]) => n > 0).flatMap(([, [, ids]]) => [...ids].slice(0, 4)))];
  }

  private harvest(path: string, field: string, value: unknown): void {
    if (Array.isArray(value)) for (const one of value) this.harvest(path, field, one);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) this.harvest(path, key, inner);
    else if (typeof value === 'string' && (UUID.test(value) || /^(ruleId|token|code|no)$/.test(field))) {
      const place = `${path} ${field}`;
      this.ids.set(place, (this.ids.get(place) ?? new Set()).add(value));
    }
  }
}

const filled = (path: string, ids: readonly string[]): string => {
  let n = 0;
  return path.replace(/\{\w+\}/g, () => encodeURIComponent(ids[n++] ?? ''));
};

describe(`answers of the demo office on ${DRIVER}`, () => {
  let office: Office;
  let document: OpenAPIObject;
  beforeAll(async () => {
    office = await startOffice({ demo: true, at: DEMO_AT });
    document = openApiOf(office.app);
  }, 600_000);
  afterAll(() => office.close());

  it('hold no field that the description of the interface does not name', async () => {
    const reader = new Reader(office);
    await reader.signIn();
    const gets = Object.entries(document.paths)
      .filter(([, operations]) => operations.get)
      .map(([path, operations]) => ({ path, operation: operations.get! }));
    // Lists first: they tell the ids of the rest.
    const depth = (path: string): number => path.split('{').length * 10 + path.split('/').length;
    gets.sort((a, b) => depth(a.path) - depth(b.path));
    const unnamed: string[] = [];
    const unanswered: string[] = [];
    for (const { path, operation } of gets) {
      const answers = await reader.read(path);
      const response = operation.responses['200'] as
        { content?: Record<string, { schema?: unknown }> } | undefined;
      const schema = response?.content?.['application/json']?.schema;
      // Files and pictures are described by their type alone.
      if (answers.length === 0 && schema) unanswered.push(path);
      for (const { body, json } of answers) {
        if (!json) continue;
        if (schema) unnamed.push(...undescribed(document, schema, body).map((field) => `${path} ${field}`));
        else unnamed.push(`${path} (no description)`);
      }
    }
    expect([...new Set(unnamed)].sort()).toEqual([]);
    expect(unanswered.filter((path) => !UNANSWERED.includes(path))).toEqual([]);
  }, 600_000);
});
