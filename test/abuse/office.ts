import { PASSWORD, Program } from '../../bench/program.mjs';

const DIST = new URL('../../dist/', import.meta.url);

/** By address of a list, the ids of what stands in it. */
export type Ids = ReadonlyMap<string, readonly string[]>;

/** The list in which `{id}` of an address stands: the part before it. */
export const collectionOf = (path: string): string => path.split('/{')[0]!;

/** The built program over an office with the cases of the demo, not yet started. */
export async function withDemo(folder: string): Promise<Program> {
  const load = (path: string) => import(new URL(path, DIST).href);
  const env = { FFMPEG: 'off', UPLOAD_QUOTA_CASE_GIB: '1', UPLOAD_QUOTA_PERSON_GIB: '1' };
  const { createApp } = await load('app.js');
  const { Config } = await load('platform/config/index.js');
  const { seedDemo } = await load('demo/seed.js');
  const app = await createApp(new Config({ DATA_DIR: folder, ...env }));
  const office = await seedDemo(app, PASSWORD);
  await app.close();
  return new Program(folder, env, office);
}

const LISTS = [
  ...[
    'cases',
    'officers',
    'devices',
    'evidence',
    'reviews',
    'disclosures',
    'licences',
    'legality',
    'inspections',
  ],
  ...['accounts', 'questions', 'certificate-applications', 'disposals', 'requests', 'pending-recordings'],
  ...[
    'review-catalogue',
    'training/courses',
    'training/lectures',
    'exams/batches',
    'exams/blueprints',
    'agencies',
  ],
];

/** What each list holds for whoever may read it. Accounts are left out: to change them ends the attackers' sessions. */
export async function idsOf(
  program: { readonly url: string },
  tokens: ReadonlyMap<string, string>,
): Promise<Ids> {
  const found = new Map<string, string[]>();
  for (const list of LISTS.filter((one) => one !== 'accounts'))
    for (const token of tokens.values()) {
      const answer = await fetch(`${program.url}/api/${list}`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      if (answer.status !== 200) continue;
      const said = (await answer.json()) as { id?: string }[] | Record<string, { id?: string }[]>;
      const rows = Array.isArray(said) ? said : (Object.values(said).find(Array.isArray) ?? []);
      const ids = rows.flatMap(({ id }) => id ?? []).slice(0, 40);
      if (ids.length === 0) continue;
      found.set(`/api/${list}`, ids);
      break;
    }
  return found;
}
