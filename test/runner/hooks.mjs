// Node's own loader reads the TypeScript sources; `./x.js` in them is `./x.ts` on the disk.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codeOf } from './compiled.mjs';

const GLOBALS = new URL('globals.mjs', import.meta.url).href;
const isOurs = (url) => url.startsWith('file:') && !url.includes('/node_modules/');

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
  if (/^\.{1,2}\/.*\.js$/.test(specifier) && isOurs(context.parentURL ?? '')) {
    const url = new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
    if (existsSync(url)) return { url: url.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  const [file] = url.split('?');
  if (!isOurs(url) || !file.endsWith('.ts')) return next(url, context);
  return { source: codeOf(fileURLToPath(file)), format: 'module', shortCircuit: true };
}
