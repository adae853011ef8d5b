import { readdirSync, readFileSync } from 'node:fs';
import { markup } from './html.js';

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><svg onload=alert(1)>',
  '&lt;already&gt;',
  '`${alert(1)}`',
];

it.each(ATTACKS)('text and attributes stay text: %s', (attack) => {
  const page = markup`<p title="${attack}">${attack}</p>`.markup;
  expect(page).toMatch(/^<p title="[^"<>'`]*">[^<>"'`]*<\/p>$/);
  expect(page.match(/</g)).toHaveLength(2);
});

it('what a template made is not escaped twice, and lists are joined', () => {
  const items = ['甲', '<乙>'].map((item) => markup`<li>${item}</li>`);
  expect(markup`<ul>${items}</ul>`.markup).toBe('<ul><li>甲</li><li>&lt;乙&gt;</li></ul>');
});

it('what is absent leaves nothing behind; zero is a value', () => {
  expect(markup`${null}${undefined}${false}${0}`.markup).toBe('0');
});

it('every attribute of every page is quoted, and no page makes markup out of plain text', () => {
  const folder = new URL('.', `file://${process.cwd()}/src/portal/`);
  const files = ['./', 'pages/'].flatMap((sub) =>
    readdirSync(new URL(sub, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && name !== 'html.ts')
      .map((name) => readFileSync(new URL(sub + name, folder), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const source of files) {
    expect(source).not.toMatch(/<[^>]*\s[\w-]+=\$\{/);
    expect(source).not.toMatch(/new Html\(/);
  }
});
