// Writes verifier/verify.mjs, the one file that checks a case bundle: the kernel's own sources without their types, joined in order
// of dependence, what is not reached left out. `--check` fails where the committed file differs from what the sources give.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAIN = join(ROOT, 'src/bundle-verifier/main.ts');
export const VERIFIER = join(ROOT, 'verifier/verify.mjs');

const TITLE = `// 核验案卷包：node verify.mjs。无需安装任何依赖（Node 20.12 及以上）。
// Checks a case bundle: node verify.mjs. Needs nothing but Node 20.12 or newer.
// Made from the sources of Sanxiang 三项 (Apache-2.0) by scripts/verifier.mjs; do not edit.
`;

const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: false };
const isLocal = (name) => name.startsWith('.');

/** Statements of a module and of all it imports, those it depends on first. */
function gather(file, seen, parts, imports) {
  if (seen.has(file)) return;
  seen.add(file);
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: options,
    fileName: file,
  });
  const source = ts.createSourceFile(file, outputText, ts.ScriptTarget.ES2022, true);
  const own = [];
  for (const statement of source.statements) {
    if (
      ts.isImportDeclaration(statement) ||
      (ts.isExportDeclaration(statement) && statement.moduleSpecifier)
    ) {
      const from = statement.moduleSpecifier.text;
      if (isLocal(from)) gather(resolve(dirname(file), from.replace(/\.js$/, '.ts')), seen, parts, imports);
      else
        for (const { name, propertyName } of statement.importClause.namedBindings.elements) {
          if (propertyName) throw new Error(`${file}: an import may not be renamed`);
          imports.set(name.text, from);
        }
    } else if (!ts.isExportDeclaration(statement)) own.push(partOf(statement, file));
  }
  parts.push(...own);
}

/** One top-level statement: its text without `export`, the names it makes, and the names it uses. */
function partOf(statement, file) {
  const names = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.text)
    : statement.name
      ? [statement.name.text]
      : [];
  const uses = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node)) uses.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  const comments = ts.getLeadingCommentRanges(statement.getFullText(), 0) ?? [];
  const text = [
    ...comments.map(({ pos, end }) => statement.getFullText().slice(pos, end)),
    statement.getText().replace(/^export /, ''),
  ].join('\n');
  return { file, names, uses, text };
}

/** The text of the verifier as the sources give it now. */
export function buildVerifier() {
  const parts = [];
  const imports = new Map();
  gather(MAIN, new Set(), parts, imports);
  const makers = new Map();
  for (const part of parts)
    for (const name of part.names) {
      if (makers.has(name))
        throw new Error(`${name} is made in ${part.file} and in ${makers.get(name).file}`);
      makers.set(name, part);
    }
  const kept = new Set();
  const used = new Set();
  const keep = (part) => {
    if (kept.has(part)) return;
    kept.add(part);
    for (const name of part.uses) {
      if (imports.has(name)) used.add(name);
      if (makers.has(name)) keep(makers.get(name));
    }
  };
  for (const part of parts) if (part.names.length === 0) keep(part);
  const lines = [TITLE];
  const modules = [
    ...new Set([...imports].filter(([name]) => used.has(name)).map(([, from]) => from)),
  ].sort();
  for (const from of modules) {
    const names = [...imports]
      .filter(([name, module]) => module === from && used.has(name))
      .map(([name]) => name);
    lines.push(`import { ${names.sort().join(', ')} } from '${from}';`);
  }
  let file = '';
  for (const part of parts) {
    if (!kept.has(part)) continue;
    if (part.file !== file) lines.push('', `// ${relative(ROOT, part.file)}`);
    ({ file } = part);
    lines.push('', part.text);
  }
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = buildVerifier();
  if (!process.argv.includes('--check')) writeFileSync(VERIFIER, text);
  else if (readFileSync(VERIFIER, 'utf8') !== text) {
    console.error(
      'verifier/verify.mjs differs from the sources: run `node scripts/verifier.mjs` and commit it',
    );
    process.exit(1);
  }
}
