import request, { type Response } from 'supertest';
import { ActorOf } from '../../src/modules/accounts/index.js';
import { AddQuestion, QuestionActs, type QuestionContent } from '../../src/modules/questions/index.js';
import { must } from '../../src/demo/office.js';
import type { Office } from '../support/office.js';

export const MINUTE = 60_000;

type Simple = Pick<QuestionContent, 'kind' | 'answer'> & Partial<QuestionContent>;

/** A question of four options, or of two; its right letters are in its text, so that a test can answer it. */
export function question(
  serial: number,
  { kind, answer, ...over }: Simple,
): QuestionContent & { shared: boolean } {
  const letters = kind === 'true-false' ? [] : ['A', 'B', 'C', 'D'];
  return {
    ...{ kind, answer, topic: 'penalty', difficulty: 2, parts: null, explanation: '演示解析', shared: false },
    stem: `第${serial}题的题干（${kind}）`,
    options: letters.map((key) => ({
      key,
      text: `${answer.includes(key) ? '对' : '错'}：第${serial}题选项${key}`,
    })),
    citations: [{ law: '行政处罚法', article: '57', lawVersion: '2021' }],
    ...over,
  };
}

export interface Item {
  no: number;
  kind: string;
  stem: string;
  options: { key: string; text: string }[];
}
export interface Opened {
  sittingId: string;
  session: string;
  items: Item[];
  answers: { no: number; version: number; choice: string; savedAt: string }[];
  remainingSeconds: number;
  paperSha256: string;
}

/** The right letters of a question of `question`, read from its options as a sitter could. */
export const rightOf = (item: Item): string =>
  item.kind === 'true-false'
    ? 'A'
    : item.options
        .filter(({ text }) => text.startsWith('对'))
        .map(({ key }) => key)
        .join('');
export const wrongOf = (item: Item): string =>
  item.kind === 'true-false' ? 'B' : item.options.find(({ text }) => text.startsWith('错'))!.key;

/** An office with a bank, and exams made and sat over HTTP. */
export class ExamKit {
  private serial = 0;

  constructor(readonly office: Office) {}

  /** Questions of each kind: right is A for true-false. */
  async fill(single = 12, multiple = 6, trueFalse = 6): Promise<void> {
    const add = (kind: 'single' | 'multiple' | 'true-false', answers: readonly string[], count: number) =>
      this.add(Array.from({ length: count }, (_, i) => ({ kind, answer: answers[i % answers.length]! })));
    await add('single', ['A', 'B', 'C', 'D'], single);
    await add('multiple', ['AB', 'ACD', 'BD'], multiple);
    await add('true-false', ['A'], trueFalse);
  }

  async add(list: readonly Simple[]): Promise<void> {
    const { app } = this.office;
    const trainer = (await app.get(ActorOf).username('trainer1'))!;
    for (const one of list) {
      const input = question((this.serial += 1), one);
      must(await app.get(QuestionActs).run(AddQuestion, { actor: trainer, input }));
    }
  }

  readonly lines = [
    { kind: 'single', count: 6, points: 1000 },
    { kind: 'multiple', count: 2, points: 1500 },
    { kind: 'true-false', count: 2, points: 500 },
  ];

  async blueprint(over: object = {}): Promise<string> {
    const body = { name: '通用卷', subject: 'none', lines: this.lines, minutes: 60, ...over };
    return this.created('/api/exams/blueprints', body);
  }

  /** A batch open from now for two hours, unless said otherwise. */
  async batch(over: object = {}, blueprint: object = {}): Promise<string> {
    const now = this.office.clock.ms();
    const at = (minutes: number) => new Date(now + minutes * MINUTE).toISOString();
    const body = {
      ...{
        blueprintId: await this.blueprint(blueprint),
        title: '二〇二六年第一批',
        opensAt: at(0),
        closesAt: at(120),
      },
      ...{ graceSeconds: 60, leaveRule: 'ignore', audience: 'staff', ...over },
    };
    return this.created('/api/exams/batches', body);
  }

  async register(username: string, batchId: string): Promise<Response> {
    return (await this.office.as(username)).post(`/api/exams/batches/${batchId}/registration`);
  }

  /** Registers and begins. */
  async begin(username: string, batchId: string): Promise<Opened & { registrationId: string }> {
    const registration = await this.register(username, batchId);
    if (registration.status !== 201) throw new Error(JSON.stringify(registration.body));
    const registrationId = registration.body.id as string;
    return { ...(await this.opened(username, registrationId)), registrationId };
  }

  async open(username: string, registrationId: string): Promise<Response> {
    return (await this.office.as(username)).post(`/api/exams/registrations/${registrationId}/sitting`);
  }

  async opened(username: string, registrationId: string): Promise<Opened> {
    const answer = await this.open(username, registrationId);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as Opened;
  }

  async put(username: string, path: string, body: object): Promise<Response> {
    const token = await this.office.token(username);
    return request(this.office.http).put(path).set('Authorization', `Bearer ${token}`).send(body);
  }

  save(
    username: string,
    { sittingId, session }: { sittingId: string; session: string },
    no: number,
    choice: string,
    version = 1,
  ): Promise<Response> {
    return this.put(username, `/api/exams/sittings/${sittingId}/answers/${no}`, { session, choice, version });
  }

  async saveAll(
    username: string,
    { sittingId, session }: { sittingId: string; session: string },
    answers: object[],
  ): Promise<Response> {
    return (await this.office.as(username)).post(`/api/exams/sittings/${sittingId}/answers`, {
      session,
      answers,
    });
  }

  async handIn(
    username: string,
    { sittingId, session }: { sittingId: string; session: string },
  ): Promise<Response> {
    return (await this.office.as(username)).post(`/api/exams/sittings/${sittingId}/submission`, { session });
  }

  /** Begins, answers as the function says, and hands in. */
  async sit(
    username: string,
    batchId: string,
    choose: (item: Item) => string | undefined,
  ): Promise<Opened & { registrationId: string }> {
    const opened = await this.begin(username, batchId);
    const answers = opened.items.flatMap((item) => {
      const choice = choose(item);
      return choice === undefined ? [] : [{ no: item.no, choice, version: 1 }];
    });
    if (answers.length > 0) {
      const saved = await this.saveAll(username, opened, answers);
      if (saved.status !== 200) throw new Error(JSON.stringify(saved.body));
    }
    const handed = await this.handIn(username, opened);
    if (handed.status !== 200) throw new Error(JSON.stringify(handed.body));
    return opened;
  }

  async publish(batchId: string): Promise<Response> {
    return (await this.office.as('trainer1')).post(`/api/exams/batches/${batchId}/results`);
  }

  /** Moves the clock past the batch and publishes. */
  async finish(batchId: string, minutes = 125): Promise<{ sat: number; passed: number }> {
    this.wait(minutes);
    const answer = await this.publish(batchId);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  async result(username: string, sittingId: string): Promise<Response> {
    return (await this.office.as(username)).get(`/api/exams/sittings/${sittingId}/result`);
  }

  wait(minutes: number): void {
    const { clock } = this.office;
    clock.set(new Date(clock.ms() + minutes * MINUTE).toISOString());
  }

  async created(path: string, body: object, username = 'trainer1'): Promise<string> {
    const answer = await (await this.office.as(username)).post(path, body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id as string;
  }
}
