import type { RefusedException } from '../http/index.js';
import { redact } from '../../kernel/redaction/index.js';
import { runInTextThread } from './text-thread.js';
import { redactInThread } from './redact-in-thread.js';

const SENTENCE = '经查，当事人张三于2024年5月1日在济南市历下区示例路1号无照经营，电话13800138000。';
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: RefusedException) => error.refusal.code,
  );

it('S5 a long text is read in a thread: the same answer, and others are answered meanwhile', async () => {
  const text = SENTENCE.repeat(400);
  await redactInThread(SENTENCE.repeat(20));
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const read = await redactInThread(text);
  clearInterval(timer);
  expect(longest).toBeLessThan(100);
  expect(read).toEqual(redact(text));
});

it('S5 what takes longer than it may is refused in words, and the next text is read all the same', async () => {
  const slow = runInTextThread('redact', [SENTENCE.repeat(4_000), {}], 50);
  const next = redactInThread(SENTENCE.repeat(20));
  expect(await codeOf(slow)).toBe('text.too-slow');
  expect((await next).text).not.toContain('13800138000');
});

it('S5 what waits is bounded', async () => {
  const many = Array.from({ length: 60 }, () => codeOf(redactInThread(SENTENCE.repeat(15))));
  const codes = await Promise.all(many);
  expect(codes).toContain('text.busy');
  expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(30);
});
