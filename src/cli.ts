import { createApp } from './app.js';
import { callOf, type CommandCall } from './cli/command.js';
import { commandOf, USAGE } from './cli/commands.js';
import { Config } from './platform/config/index.js';
import { askServer, type AskedCommand, FolderInUse } from './platform/owner/index.js';

type Result = number | 'usage';

async function runCommand({ name, args, folder }: AskedCommand): Promise<Result> {
  const output = {
    line: (text: string) => console.log(text),
    error: (text: string) => console.error(text),
  };
  const call = callOf(args, folder, output);
  const command = commandOf(name, call);
  if (!command) return 'usage';
  if (command.opens === 'nothing') {
    const code = await command.run(call);
    // What was restored is verified as any other store.
    return name === 'restore' && code === 0 ? runCommand({ name: 'verify', args: [], folder }) : code;
  }
  if (command.understands?.(call) === false) return 'usage';
  const mode = command.opens === 'reads' ? 'read-only' : 'command';
  try {
    const app = await createApp(new Config(process.env), undefined, mode);
    try {
      return await command.run(app, call);
    } finally {
      await app.close();
    }
  } catch (error) {
    const socket = error instanceof FolderInUse ? error.owner?.commands : undefined;
    if (!socket) throw error;
    return handOver(socket, { name, args, folder }, call, error as FolderInUse);
  }
}

/** The server that has the folders runs the command; where it does not answer, the folder is simply in use. */
function handOver(
  socket: string,
  asked: AskedCommand,
  call: CommandCall,
  inUse: FolderInUse,
): Promise<number> {
  return askServer(socket, asked, call).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? inUse : error;
  });
}

// Whatever the program writes, backups too, is for its own user.
process.umask(0o077);
const [name = '', ...args] = process.argv.slice(2);
try {
  const result = await runCommand({ name, args, folder: process.cwd() });
  if (result === 'usage') console.error(USAGE);
  process.exitCode = result === 'usage' ? 2 : result;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
