import { ROLES, rolesWith } from './kernel/access/index.js';
import type { Route } from './platform/http/index.js';

/** docs/access.md: every route against every role, written from the running program. */
export function accessTable(routes: readonly Route[]): string {
  const shown = routes.filter((route) => route.path.startsWith('/api/'));
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const lines = shown.map(({ method, path, access }) => {
    const roles: readonly string[] = access === 'public' ? ROLES : rolesWith(access ?? '');
    return row([
      method,
      `\`${path}\``,
      access ?? '',
      ...ROLES.map((role) => (roles.includes(role) ? '●' : '')),
    ]);
  });
  return [
    '# Routes and roles',
    '',
    'Generated from the running program (`npm run access`); a test holds it against the program. `public` needs no account.',
    'Holding a permission is not enough: every act also demands that its agency is in sight, and judges its own rules.',
    '',
    row(['method', 'route', 'permission', ...ROLES]),
    row(['---', '---', '---', ...ROLES.map(() => ':-:')]),
    ...lines,
    '',
  ].join('\n');
}
