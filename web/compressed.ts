import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this a compressed file saves nothing over the network. */
const LEAST_BYTES = 1024;

/** Writes each script and style of the build once more, compressed as well as it goes: the server sends those. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css|svg|wasm)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const path = join(dir ?? 'dist', name);
          const bytes = await readFile(path);
          if (bytes.length < LEAST_BYTES) return;
          await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes));
          await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
        }),
      );
    },
  };
}
