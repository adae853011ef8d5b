import { api, type CaseOutline, value } from './client';

/** As many as the server answers at once. */
const AT_ONCE = 50;

interface Waiting {
  id: string;
  resolve: (outline: CaseOutline) => void;
  reject: (error: unknown) => void;
}

let waiting: Waiting[] = [];

/** The outline of a case. Those that a page asks for at the same time are one request to the server. */
export function caseOutline(id: string): Promise<CaseOutline> {
  return new Promise((resolve, reject) => {
    if (waiting.length === 0) setTimeout(ask);
    waiting.push({ id, resolve, reject });
  });
}

function ask(): void {
  const all = waiting;
  waiting = [];
  for (let i = 0; i < all.length; i += AT_ONCE) void askFor(all.slice(i, i + AT_ONCE));
}

async function askFor(some: Waiting[]): Promise<void> {
  try {
    const ids = some.map(({ id }) => id).join(',');
    const { cases } = await value(api.GET('/api/cases/outlines', { params: { query: { ids } } }));
    const byId = new Map(cases.map((outline) => [outline.id, outline]));
    for (const { id, resolve, reject } of some) {
      const outline = byId.get(id);
      if (outline) resolve(outline);
      else reject(new Error(`no case ${id} in sight`));
    }
  } catch (error) {
    for (const { reject } of some) reject(error);
  }
}
