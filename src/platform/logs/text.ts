interface Line {
  readonly time: string;
  readonly level: string;
  readonly context?: string;
  readonly msg?: string;
  readonly [field: string]: unknown;
}

/** A line of the log as a person reads it: time, level, who says it, the sentence, the fields; a stack below. */
export function textOf(json: string): string {
  const { time, level, context, msg = '', ...fields } = JSON.parse(json) as Line;
  const [sentence = '', ...below] = msg.split('\n');
  const particulars = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  const head = [time, level.toUpperCase().padEnd(5), ...(context ? [`[${context}]`] : []), sentence];
  return `${[[...head, ...particulars].join(' '), ...below].join('\n')}\n`;
}
