import request from 'supertest';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

const ROUNDS = Number(process.env.INTERLEAVINGS ?? 1_000);
const SEED = Number(process.env.INTERLEAVINGS_SEED ?? 17);
/** Rounds after which another case is opened, so that its timeline stays short. */
const ROUNDS_OF_ONE_CASE = 50;

/** Mulberry32: the same numbers for the same seed. */
function chanceOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

/** One window of an officer: what stands in its form, and what it knows of the case and of the draft. */
interface Window {
  readonly officer: string;
  readonly writer: string;
  words: Set<string>;
  caseVersion: number;
  draftVersion: string | undefined;
}

/** Words that the server has said it keeps, and facts in the order in which it took them. */
interface Promised {
  readonly saved: Map<string, Set<string>>;
  readonly issued: { basedOn: number; words: Set<string> }[];
}

/**
 * Two officers, each with two windows, write at the facts of one case: at every moment each officer does something, and
 * the requests meet on the server as they come. Whatever the server said it had saved must be in the draft of its officer
 * or in facts that were entered, and no facts may have been entered over others that their officer had not read.
 */
describe(`two officers at one case on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '10:00'), hasty: true });
  });
  afterAll(() => office.close());

  it(`lose no text in ${ROUNDS} interleavings (seed ${SEED})`, async () => {
    const chance = chanceOf(SEED);
    let words = 0;
    let refused = 0;
    let steps = new CaseSteps(office);
    let promised: Promised = { saved: new Map(), issued: [] };
    let windows: Window[] = [];

    const draft = () => `case.state-facts/${steps.id}`;
    async function call(
      window: Window,
      method: 'get' | 'put' | 'post',
      path: string,
      body?: object,
      head: Record<string, string> = {},
    ) {
      const token = await office.token(window.officer);
      const asked = request(office.http)
        [method](path)
        .set({ Authorization: `Bearer ${token}`, ...head });
      return body ? asked.send(body) : asked;
    }

    async function begin(): Promise<void> {
      steps = new CaseSteps(office);
      await steps.file();
      promised = {
        saved: new Map(['officer1', 'officer2'].map((name) => [name, new Set<string>()])),
        issued: [],
      };
      windows = ['officer1', 'officer2'].flatMap((officer) =>
        ['a', 'b'].map((name) => ({
          officer,
          writer: `${officer}-${name}`,
          words: new Set<string>(),
          caseVersion: 0,
          draftVersion: undefined,
        })),
      );
      for (const window of windows) await read(window);
    }

    /** Reads the case and the draft anew; what stands in the form is kept beside what is found. */
    async function read(window: Window): Promise<void> {
      const file = (await call(window, 'get', `/api/cases/${steps.id}`)).body as { version: number };
      window.caseVersion = file.version;
      await readDraft(window);
    }

    async function readDraft(window: Window): Promise<void> {
      const { draft: found } = (await call(window, 'get', `/api/drafts/${draft()}`)).body as {
        draft?: { version: string; content: string };
      };
      window.draftVersion = found?.version;
      for (const word of found ? found.content.split(' ') : []) window.words.add(word);
    }

    const type = (window: Window) => window.words.add(`w${(words += 1)}`);

    async function save(window: Window): Promise<void> {
      type(window);
      const sent = new Set(window.words);
      const { status, body } = await call(window, 'put', `/api/drafts/${draft()}`, {
        content: [...sent].join(' '),
        version: window.draftVersion,
        writer: window.writer,
        title: '认定事实',
        address: `/cases/${steps.id}`,
      });
      if (status === 200) {
        window.draftVersion = (body as { version: string }).version;
        for (const word of sent) promised.saved.get(window.officer)!.add(word);
      } else {
        expect(['draft.changed', 'draft.gone']).toContain((body as { code: string }).code);
        refused += 1;
        await readDraft(window);
      }
    }

    async function issue(window: Window): Promise<void> {
      type(window);
      const sent = new Set(window.words);
      const basedOn = window.caseVersion;
      const { status, body } = await call(
        window,
        'post',
        `/api/cases/${steps.id}/facts`,
        steps.facts([...sent].join(' ')),
        {
          'If-Match': `"${basedOn}"`,
          ...(window.draftVersion && { 'Issued-Draft': `${draft()}/${window.draftVersion}` }),
        },
      );
      if (status < 300) {
        promised.issued.push({ basedOn, words: sent });
        window.words = new Set();
        window.draftVersion = undefined;
      } else {
        expect([status, (body as { code: string }).code]).toEqual([412, 'conflict.version']);
        refused += 1;
      }
      await read(window);
    }

    async function check(): Promise<void> {
      // Facts were entered only over what their officer had read.
      const read = promised.issued.map(({ basedOn }) => basedOn);
      expect(new Set(read).size).toBe(read.length);
      const file = (await call(windows[0]!, 'get', `/api/cases/${steps.id}`)).body as {
        facts: string;
        events: { act: string }[];
      };
      expect(file.events.filter(({ act }) => act === 'case.state-facts')).toHaveLength(read.length);
      const last = [...promised.issued].sort((a, b) => a.basedOn - b.basedOn).at(-1);
      expect(file.facts).toBe(last ? [...last.words].join(' ') : '');
      // What was said to be saved is in the draft or was entered.
      const entered = new Set(promised.issued.flatMap((facts) => [...facts.words]));
      for (const [officer, saved] of promised.saved) {
        const window = windows.find((one) => one.officer === officer)!;
        const { draft: found } = (await call(window, 'get', `/api/drafts/${draft()}`)).body as {
          draft?: { content: string };
        };
        const standing = new Set(found?.content.split(' '));
        expect([...saved].filter((word) => !entered.has(word) && !standing.has(word))).toEqual([]);
      }
    }

    for (let round = 0; round < ROUNDS; round += 1) {
      if (round % ROUNDS_OF_ONE_CASE === 0) await begin();
      const acting = ['officer1', 'officer2'].map((officer) => {
        const mine = windows.filter((window) => window.officer === officer);
        // Now and then both windows of an officer at once.
        return chance(8) < 1 ? mine : [mine[Math.floor(chance(2))]!];
      });
      await Promise.all(
        acting.flat().map((window) => {
          const kind = chance(10);
          if (kind < 6) return save(window);
          return kind < 9 ? issue(window) : read(window);
        }),
      );
      if (round % ROUNDS_OF_ONE_CASE === ROUNDS_OF_ONE_CASE - 1 || round === ROUNDS - 1) await check();
    }
    // The rounds met each other: otherwise they would show nothing.
    expect(refused).toBeGreaterThan(ROUNDS / 20);
  }, 400_000);
});
