export { runInTextThread } from './text-thread.js';
export { type ChildAnswer, type ChildLimits, ChildProcesses } from './child-processes.js';
export { redactInThread, rescanInThread } from './redact-in-thread.js';
