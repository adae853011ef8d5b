import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import '../../src/app.module.js';
import { PROJECT_ROOT } from '../../src/platform/config/index.js';
import { definedRefusals } from '../../src/platform/http/index.js';

const CODE = /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$/;
/** The calls and the property by which a refusal is named. */
const CALLS = new Set(['refuse', 'refused', 'refusal', 'titleOf']);
/** The server's own failures, for which no 4xx would be true. */
const NOT_THE_CALLERS_FAULT = [
  'database.busy',
  'database.full',
  'database.unavailable',
  'database.unknown-outcome',
  'store.full',
  'store.unreachable',
  'upload.disk-full',
  'upload.elsewhere',
  'upload.failed',
  'upload.no-room',
];

interface Use {
  code: string;
  where: string;
}

const root = join(PROJECT_ROOT, 'src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !/\.spec\.ts$|(^|\/)migrations\//.test(path),
);

/** The string literals an expression may come to: itself, or either branch of a condition. */
function literals(expression: ts.Expression): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression)) return literals(expression.expression);
  if (ts.isConditionalExpression(expression))
    return [...literals(expression.whenTrue), ...literals(expression.whenFalse)];
  return [];
}

function read(path: string): { refused: Use[]; strings: string[]; unreadable: string[] } {
  const file = ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const refused: Use[] = [];
  const strings: string[] = [];
  const unreadable: string[] = [];
  const where = (node: ts.Node) => `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && !(ts.isPropertyAssignment(node.parent) && node.parent.name === node))
      strings.push(node.text);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && CALLS.has(node.expression.text)) {
      const found = node.arguments[0] ? literals(node.arguments[0]) : [];
      refused.push(...found.map((code) => ({ code, where: where(node) })));
      if (found.length === 0 && node.expression.text === 'refuse') unreadable.push(where(node));
    }
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'refusal' &&
      ts.isObjectLiteralExpression(node.initializer)
    )
      for (const member of node.initializer.properties)
        if (ts.isPropertyAssignment(member) && member.name.getText() === 'code')
          refused.push(...literals(member.initializer).map((code) => ({ code, where: where(member) })));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { refused, strings, unreadable };
}

describe('the catalogue of refusals', () => {
  const files = sources.map(read);
  const refused = files.flatMap((file) => file.refused);
  const defined = definedRefusals();

  it('is read from the sources at all', () => {
    const codes = new Set(refused.map(({ code }) => code));
    expect(codes.size).toBeGreaterThan(80);
    expect([...codes]).toEqual(
      expect.arrayContaining(['not-found', 'case.two-officers-required', 'upload.empty']),
    );
  });

  it('is complete: no source refuses with a code that it lacks', () => {
    expect(refused.filter(({ code }) => !defined.has(code))).toEqual([]);
  });

  it('can be read: every refusal names its code where it is given', () => {
    expect(files.flatMap((file) => file.unreadable)).toEqual([]);
  });

  it('has no code that nothing refuses with', () => {
    const named = new Set(files.flatMap((file) => file.strings));
    expect([...defined.keys()].filter((code) => !named.has(code))).toEqual([]);
  });

  it('gives every code a title in Chinese and in English', () => {
    for (const [code, [, zh, en]] of defined) {
      expect(code).toMatch(CODE);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Z][\x20-\x7e’]+$/);
    }
  });

  it('answers every code with a 4xx, but for what is the server’s own failure', () => {
    const others = [...defined].filter(([, [status]]) => status < 400 || status > 499).map(([code]) => code);
    expect(others.sort()).toEqual(NOT_THE_CALLERS_FAULT);
  });
});
