import { ChildProcesses } from '../../../platform/workers/index.js';
import { RefusedException } from '../../../platform/http/index.js';
import { refuse } from '../../../kernel/result.js';
import type { FileReport } from './import-file.js';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MIB = 2 ** 20;
const files = new ChildProcesses<GivenFile, FileReport>(
  new URL('./question-file-program.js', import.meta.url),
  {
    ...{ timeMs: 20_000, memory: 1024 * MIB, heapMib: 640 },
    ...{ atOnce: 2, waiting: 8 },
  },
);

/**
 * Reads the questions of a file in a process of its own, with limits of time and memory. A file beyond them is
 * reported like any other that cannot be read; throws the refusal `question.import-busy` where too many files wait.
 */
export async function readQuestionFileInChildProcess(name: string, bytes: Uint8Array): Promise<FileReport> {
  const read = await files.ask({ name, bytes });
  if ('answer' in read) return read.answer;
  if (read.problem === 'busy')
    throw new RefusedException(refuse('question.import-busy', { next: '请一分钟后再试' }).refusal);
  const reason = '文件展开后过大或者过于复杂，无法在限定的时间和内存内读取，请拆分后再导入';
  return { accepted: [], rejected: [{ line: 1, reason }] };
}
