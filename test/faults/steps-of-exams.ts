import type { Journey, Step } from './workload.js';

const TRAINER = 'trainer1';
/** Sits exams, takes part in nothing else. */
const SITTER = 'trainee1';

const question = (kind: 'single' | 'true-false', { mark }: Journey, difficulty = 2): object => ({
  ...{ kind, topic: 'penalty', difficulty, explanation: '演示解析' },
  stem: `题干 ${mark}：下列说法（${kind}）`,
  options: (kind === 'single' ? ['A', 'B', 'C'] : []).map((key) => ({ key, text: `说法${key} ${mark}` })),
  answer: 'A',
  citations: [{ law: '行政处罚法', article: '57', lawVersion: '2021' }],
});

const added = (kind: 'single' | 'true-false'): Step => ({
  ...{ name: `question added (${kind})`, act: 'question.add', by: TRAINER },
  send: (journey) =>
    journey.client.post(TRAINER, '/api/questions', { ...question(kind, journey), shared: false }),
  keep: ({ ids }, { body }) => void (ids[kind] = body.id as string),
});

const onAttempt = (name: string, act: string, send: Step['send'], repeats = false): Step => ({
  ...{ name, act: `exam.${act}`, by: SITTER, subject: ({ ids }) => ids.sitting, send, repeats },
});

/** From the bank of questions to a paper that was handed in. */
export const EXAM: readonly Step[] = [
  added('single'),
  added('true-false'),
  {
    ...{ name: 'question revised', act: 'question.revise', by: TRAINER, subject: ({ ids }) => ids.single },
    send: (journey) =>
      journey.client.post(
        TRAINER,
        `/api/questions/${journey.ids.single}/versions`,
        question('single', journey, 4),
      ),
  },
  {
    ...{ name: 'blueprint composed', act: 'exam.compose', by: TRAINER, subject: ({ ids }) => ids.blueprint },
    send: ({ client, mark }) =>
      client.post(TRAINER, '/api/exams/blueprints', {
        ...{ name: `卷 ${mark}`, subject: 'none', minutes: 30 },
        lines: [
          { kind: 'single', count: 1, points: 100 },
          { kind: 'true-false', count: 1, points: 100 },
        ],
      }),
    keep: ({ ids }, { body }) => void (ids.blueprint = body.id as string),
  },
  {
    ...{ name: 'batch scheduled', act: 'exam.schedule', by: TRAINER, subject: ({ ids }) => ids.batch },
    send: (journey) =>
      journey.client.post(TRAINER, '/api/exams/batches', {
        ...{ blueprintId: journey.ids.blueprint, title: `批次 ${journey.mark}`, graceSeconds: 60 },
        ...{ leaveRule: 'ignore', audience: 'staff', opensAt: journey.at(0), closesAt: journey.at(120) },
      }),
    keep: ({ ids }, { body }) => void (ids.batch = body.id as string),
  },
  {
    ...{ name: 'exam registered', act: 'exam.register', by: SITTER, subject: ({ ids }) => ids.registration },
    send: ({ client, ids }) => client.post(SITTER, `/api/exams/batches/${ids.batch}/registration`),
    keep: ({ ids }, { body }) => void (ids.registration = body.id as string),
  },
  {
    ...onAttempt('exam opened', 'start', ({ client, ids }) =>
      client.post(SITTER, `/api/exams/registrations/${ids.registration}/sitting`),
    ),
    keep: ({ ids }, { body }) =>
      void Object.assign(ids, { sitting: body.sittingId as string, session: body.session as string }),
  },
  onAttempt(
    'one answer saved',
    'answer',
    ({ client, ids }) =>
      client.ask(SITTER, 'PUT', `/api/exams/sittings/${ids.sitting}/answers/1`, {
        ...{ session: ids.session, choice: 'A', version: 1 },
      }),
    true,
  ),
  onAttempt(
    'answers saved',
    'answer',
    ({ client, ids }) =>
      client.post(SITTER, `/api/exams/sittings/${ids.sitting}/answers`, {
        session: ids.session,
        answers: [1, 2].map((no) => ({ no, choice: 'B', version: 2 })),
      }),
    true,
  ),
  onAttempt('exam handed in', 'submit', ({ client, ids }) =>
    client.post(SITTER, `/api/exams/sittings/${ids.sitting}/submission`, { session: ids.session }),
  ),
  {
    ...{ name: 'question retired', act: 'question.retire', by: TRAINER, subject: ({ ids }) => ids.single },
    send: ({ client, ids }) =>
      client.post(TRAINER, `/api/questions/${ids.single}/retire`, { reason: '法律已修改' }),
  },
];
