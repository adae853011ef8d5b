import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InvalidBundleError, checkBundle } from './check-bundle.js';

const USAGE = '用法 usage: node verify.mjs [--key FILE] [FOLDER]';

/** Answers the exit code: 0 when all of it holds, 1 for the first thing that does not, 2 for a call that is none. */
async function main(args: readonly string[]): Promise<number> {
  let folder: string | undefined;
  let keyFile: string | undefined;
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--key' && rest.length > 0) keyFile = rest.shift();
    else if (!word.startsWith('-') && folder === undefined) folder = word;
    else {
      console.error(USAGE);
      return 2;
    }
  }
  try {
    const pinned = keyFile === undefined ? undefined : readFileSync(keyFile, 'utf8');
    await checkBundle(folder ?? fileURLToPath(new URL('.', import.meta.url)), pinned, (line) =>
      console.log(line),
    );
  } catch (error) {
    // What is malformed beyond all expectation does not hold either.
    const what =
      error instanceof InvalidBundleError ? error.message : `结构不符 malformed: ${(error as Error).message}`;
    console.error(`不成立 DOES NOT HOLD: ${what}`);
    return 1;
  }
  console.log('全部成立 all of it holds');
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
