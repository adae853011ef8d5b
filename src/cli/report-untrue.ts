import { UNTRUE_KINDS, UntrueSentences } from '../modules/cases/index.js';
import type { Command } from './command.js';

/** `cli report-untrue`: a line for each sentence; ends 0 when none is left that nobody has corrected. */
export const reportUntrue: Command = {
  opens: 'reads',
  understands: ({ args }) => args.length === 0,
  async run(app, call) {
    const counts = { open: 0, corrected: 0 };
    for await (const { kind, caseName, paper, sentence, corrected } of app.get(UntrueSentences).all()) {
      counts[corrected ? 'corrected' : 'open'] += 1;
      const { why, next } = UNTRUE_KINDS[kind];
      call.line(
        `${caseName} · ${paper || '—'} · “${sentence}” · ${corrected ? '已更正' : `${why}；${next}`}`,
      );
    }
    call.line(`未更正 ${counts.open} 处，已更正 ${counts.corrected} 处`);
    return counts.open === 0 ? 0 : 1;
  },
};
