import { type RawQuery, textOf } from './search-query.js';

/** How the visitor wants to see the pages. It travels in the address: no cookie, no script. */
export interface View {
  readonly size: 's' | 'm' | 'l';
  readonly contrast: boolean;
  /** Where the page stands, and with which parameters, for the links that change only the view. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

export function viewOf(path: string, query: RawQuery): View {
  const {
    size: _,
    contrast: __,
    ...rest
  } = Object.fromEntries(Object.keys(query).map((name) => [name, textOf(query, name)?.slice(0, 200)]));
  const size = textOf(query, 'size');
  const params = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => !!entry[1]),
  );
  return {
    size: size === 's' || size === 'l' ? size : 'm',
    contrast: textOf(query, 'contrast') === 'high',
    path,
    params,
  };
}

/** An address within the site that keeps the visitor's view. */
export function link(
  view: View,
  path: string,
  params: Readonly<Record<string, string | undefined>> = {},
): string {
  const all = { ...params, ...viewParams(view) };
  const query = new URLSearchParams(
    Object.entries(all).filter((entry): entry is [string, string] => !!entry[1]),
  );
  return query.size ? `${path}?${query}` : path;
}

export function viewParams(view: View): Record<string, string> {
  return { ...(view.size !== 'm' && { size: view.size }), ...(view.contrast && { contrast: 'high' }) };
}
