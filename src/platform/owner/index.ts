export {
  askServer,
  type AskedCommand,
  type CommandOutput,
  CommandSocket,
  type RunCommand,
} from './command-socket.js';
export { FolderInUse, FolderLock, type FolderOwner } from './folder-lock.js';
export { Ownership } from './ownership.js';
