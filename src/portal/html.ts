/** Markup that is already escaped. Nothing else leaves a template unescaped. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/**
 * A page in pieces (not named `html`, for the formatter must leave white space alone): every value put into the template is escaped, for text and for quoted attributes alike; only what
 * another `markup` template made goes in as it is. Attributes are always written in double quotes.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings.reduce((page, text, i) => page + text + (i < parts.length ? render(parts[i]) : ''), ''),
  );
}

export function escape(text: string): string {
  return text.replace(/[&<>"'`]/g, (char) => ESCAPES[char]!);
}

function render(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (Array.isArray(part)) return part.map(render).join('');
  if (part === null || part === undefined || part === false) return '';
  return escape(typeof part === 'string' ? part : JSON.stringify(part));
}
