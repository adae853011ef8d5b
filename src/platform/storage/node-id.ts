import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '../../kernel/ids.js';
import { syncFolder } from './durable-names.js';

const NAME = 'node.id';

/**
 * The id of the machine whose uploads gather in this folder: a UUID in the file `node.id`, made once. It goes with the
 * folder and not with the machine's name, since it says where bytes lie. `make` false: `none` where there is no file yet. Throws when the file holds something else.
 */
export async function nodeIdOf(folder: string, make = true): Promise<string> {
  const path = join(folder, NAME);
  if (!make && !existsSync(path)) return 'none';
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const file = await open(path, 'wx', 0o640);
    try {
      await file.write(`${randomUUID()}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const id = (await readFile(path, 'utf8')).trim();
  if (!isUuid(id)) throw new Error(`${path} holds no node id; remove the file, and one is made anew`);
  return id;
}
