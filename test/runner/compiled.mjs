// The sources as JavaScript: for each source, and for what it says, one file of code and one of its map.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@swc/core';

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/sanxiang-tests', import.meta.url));
export const OPTIONS = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

function placeOf(path) {
  const digest = createHash('sha256').update(`${version}\n${JSON.stringify(OPTIONS)}\n${path}\n`);
  return join(FOLDER, digest.update(readFileSync(path)).digest('hex'));
}

/** Whole or not at all: several processes fill the folder at once. */
function put(file, text) {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

/** The code of a TypeScript source. */
export function codeOf(path) {
  const place = placeOf(path);
  if (!existsSync(`${place}.mjs`)) {
    mkdirSync(FOLDER, { recursive: true });
    const source = readFileSync(path, 'utf8');
    const { code, map } = transformSync(source, { ...OPTIONS, filename: path, sourceMaps: true });
    put(`${place}.map`, map);
    put(`${place}.mjs`, code);
  }
  return readFileSync(`${place}.mjs`, 'utf8');
}

/** The file that tells the lines of that code as lines of the source, where it has been made. */
export function mapOf(path) {
  if (!path.endsWith('.ts') || !existsSync(path)) return undefined;
  const map = `${placeOf(path)}.map`;
  return existsSync(map) ? map : undefined;
}
