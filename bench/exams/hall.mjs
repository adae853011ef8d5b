/** An examination hall over a folder of the built program: people with open sessions, a bank, one batch they may sit. */
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';

const DIST = new URL('../../dist/', import.meta.url);
const load = (path) => import(new URL(path, DIST).href);

const MINUTE_MS = 60_000;
const KINDS = ['single', 'multiple', 'true-false'];
const ANSWERS = { single: ['A', 'B', 'C', 'D'], multiple: ['AB', 'ACD', 'BD'], 'true-false': ['A', 'B'] };

function question(kind, n) {
  const options = kind === 'true-false' ? [] : ['A', 'B', 'C', 'D'];
  return {
    ...{ kind, topic: 'penalty', difficulty: 1 + (n % 5), parts: null, explanation: null, shared: false },
    stem: `第${n}题（${kind}）：关于行政处罚程序的下列说法，正确的是哪一项或者哪几项？`,
    options: options.map((key) => ({ key, text: `第${n}题的说法${key}，以及它在案件中的适用情形` })),
    answer: ANSWERS[kind][n % ANSWERS[kind].length],
    citations: [{ law: '行政处罚法', article: '57', lawVersion: '2021' }],
  };
}

/**
 * People, a bank of `questions` and a batch of 40 + 20 + 20 questions or fewer, in the store of a program that does not
 * run. Answers the batch and each person's name and token.
 */
export async function prepareHall(program, { sitters, questions = 240, minutes = 90 }) {
  const { createApp } = await load('app.js');
  const { Config } = await load('platform/config/index.js');
  const { Clock } = await load('platform/time/index.js');
  const { ROLES, systemActor } = await load('kernel/access/index.js');
  const { ActorOf, SeedAccount, SessionRow } = await load('modules/accounts/index.js');
  const { tokenHashOf } = await load('modules/accounts/token.js');
  const { AddQuestion, QuestionActs } = await load('modules/questions/index.js');
  const { ComposeBlueprint, ScheduleBatch } = await load('modules/exams/index.js');
  const { must } = await load('demo/office.js');
  const { UnitOfWork } = await load('platform/database/databases.js');
  const app = await createApp(new Config({ DATA_DIR: program.folder, ...program.env }));
  const clock = app.get(Clock);
  const agencyId = program.office.streetId;
  const system = systemActor(agencyId, ROLES);
  const people = [];
  const sessions = [];
  const now = clock.now();
  for (let i = 0; i < sitters; i++) {
    const username = `sitter${String(i).padStart(4, '0')}`;
    const id = clock.newId();
    const account = { agencyId, username, name: `考生${i}`, roles: ['trainee'] };
    must(await app.get(SeedAccount).enter(system, account, 'no password opens it', id));
    const token = randomBytes(32).toString('base64url');
    sessions.push({
      ...{ id: clock.newId(), userId: id, tokenHash: tokenHashOf(token), openedAt: now, closedAt: null },
      expiresAt: new Date(Date.parse(now) + 24 * 60 * MINUTE_MS).toISOString(),
    });
    people.push({ username, token });
  }
  await app.get(UnitOfWork).transaction((tx) => tx.getRepository(SessionRow).insert(sessions));
  const trainer = await app.get(ActorOf).username('trainer1');
  for (let n = 0; n < questions; n++)
    must(
      await app
        .get(QuestionActs)
        .run(AddQuestion, { actor: trainer, input: question(KINDS[n % KINDS.length], n) }),
    );
  const third = Math.floor(questions / 3);
  const lines = [
    { kind: 'single', count: Math.min(40, third), points: 100 },
    { kind: 'multiple', count: Math.min(20, third), points: 200 },
    { kind: 'true-false', count: Math.min(20, third), points: 100 },
  ];
  const blueprint = { name: '通用卷', subject: 'none', lines, minutes };
  const { id: blueprintId } = must(await app.get(ComposeBlueprint).compose(trainer, blueprint));
  const ms = Date.parse(now);
  const { id: batchId } = must(
    await app.get(ScheduleBatch).schedule(trainer, {
      ...{ blueprintId, title: '同场考试', graceSeconds: 60, leaveRule: 'warn', audience: 'staff' },
      opensAt: new Date(ms - MINUTE_MS).toISOString(),
      closesAt: new Date(ms + (minutes + 60) * MINUTE_MS).toISOString(),
    }),
  );
  await app.close();
  return { batchId, people };
}

/** Connections are kept open, as browsers keep them. */
export const keptOpen = () => new Agent({ keepAlive: true, maxSockets: Infinity });

/**
 * One request as one person. Status 0: no answer came. A kept connection that the server closed just then is no failure:
 * the request goes once more over another, as browsers do it.
 */
export function ask(url, method, token, body, agent = false) {
  return new Promise((resolve) => {
    const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const none = () => {
      if (req.reusedSocket && !req.res) resolve(ask(url, method, token, body, false));
      else resolve({ status: 0, body: undefined });
    };
    const req = request(url, {
      method,
      agent,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(bytes && { 'Content-Type': 'application/json', 'Content-Length': bytes.length }),
      },
    });
    req.on('error', none);
    req.on('close', none);
    req.on('response', (res) => {
      const parts = [];
      res.on('error', none);
      res.on('data', (part) => parts.push(part));
      res.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: res.statusCode, body: text ? JSON.parse(text) : undefined });
      });
    });
    req.end(bytes);
  });
}
