/** The thread of `runInTextThread`: carries out one piece of work after the other and answers what came of it. */
import { parentPort } from 'node:worker_threads';
import { readPage } from '../../kernel/pages/index.js';
import { redact, rescan } from '../../kernel/redaction/index.js';

/** Pure functions whose time grows with what people write or upload. */
const TASKS = { redact, rescan, readPage };
export type TextTasks = typeof TASKS;

parentPort!.on('message', ({ name, given }: { name: keyof TextTasks; given: never[] }) => {
  parentPort!.postMessage((TASKS[name] as (...given: never[]) => unknown)(...given));
});
