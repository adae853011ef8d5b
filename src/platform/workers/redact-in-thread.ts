import {
  redact,
  type Redaction,
  type RedactionOptions,
  type Removal,
  rescan,
} from '../../kernel/redaction/index.js';
import { runInTextThread } from './text-thread.js';

/** A text of so many characters is read within some milliseconds; it need not be handed over. */
const SHORT = 500;

/** `redact`, of longer texts in a thread. Rejects with the refusals of `runInTextThread`. */
export async function redactInThread(text: string, options: RedactionOptions = {}): Promise<Redaction> {
  return text.length <= SHORT ? redact(text, options) : runInTextThread('redact', [text, options]);
}

/** `rescan`, of longer texts in a thread. Rejects with the refusals of `runInTextThread`. */
export async function rescanInThread(
  text: string,
  options: RedactionOptions = {},
): Promise<readonly Removal[]> {
  return text.length <= SHORT ? rescan(text, options) : runInTextThread('rescan', [text, options]);
}
