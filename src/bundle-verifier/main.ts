import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Broken, checkBundle } from './check-bundle.js';

const USAGE = '用法 usage: node verify.mjs [--key FILE] [FOLDER]';

/** Answers the exit code: 0 when all of it holds, 1 for the first thing that does not, 2 for a call that is none. */
async function main(args: readonly string[]): Promise<number> {
  let folder: string | undefined;
  let pinned: string | undefined;
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--key' && rest.length > 0) pinned = readFileSync(rest.shift()!, 'utf8');
    else if (!word.startsWith('-') && folder === undefined) folder = word;
    else {
      console.error(USAGE);
      return 2;
    }
  }
  try {
    await checkBundle(folder ?? fileURLToPath(new URL('.', import.meta.url)), pinned, (line) =>
      console.log(line),
    );
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    console.error(`不成立 DOES NOT HOLD: ${error.message}`);
    return 1;
  }
  console.log('全部成立 all of it holds');
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
