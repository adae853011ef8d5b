import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { StartRefused } from '../start-refused.js';

/** Everybody but the program's own user. */
const OTHERS = 0o077;
/** What a folder may hold and still count as not yet used. */
const NOTHING_OF_OURS = ['.gitkeep', 'lost+found'];

/**
 * Evidence, parties and password hashes are for the program's own user: what another user of the machine could read
 * keeps it from starting. A folder that holds nothing yet is closed by the program itself. Throws `StartRefused` with
 * the command that closes what is open. On Windows, which has no such modes, it does nothing.
 */
export function refuseOpenFolders(folders: readonly string[], files: readonly string[]): void {
  if (process.platform === 'win32') return;
  for (const folder of folders)
    if (isOpen(folder) && readdirSync(folder).every((name) => NOTHING_OF_OURS.includes(name))) close(folder);
  const open = [...folders, ...files.filter((file) => existsSync(file))].filter(isOpen);
  if (open.length === 0) return;
  const command = `chmod -R go-rwx ${open.map((path) => `'${path}'`).join(' ')}`;
  throw new StartRefused(
    `Other users of this machine can read ${open.join(', ')}. Run: ${command}\n本机其他用户可以读取${open.join('、')}。请执行：${command}`,
  );
}

const isOpen = (path: string): boolean => (statSync(path).mode & OTHERS) !== 0;

function close(folder: string): void {
  try {
    chmodSync(folder, 0o700);
  } catch {
    // It belongs to somebody else: it stays open, and the start is refused.
  }
}
