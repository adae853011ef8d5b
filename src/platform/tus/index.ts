export type { UploadMetadata } from './protocol.js';
export { uploadIdOf } from './protocol.js';
export { relayRequest, type RelayOptions } from './relay.js';
export { send as sendReply } from './reply.js';
export { TUS_REFUSALS, tusProblem, type Problem } from './tus-problems.js';
export { UploadJournal } from './upload-journal.js';
export {
  TusServer,
  type ReceivedBytes,
  type TusContext,
  type TusHooks,
  type TusOptions,
} from './tus-server.js';
export {
  InMemoryUploadRegistry,
  type UploadOutcome,
  type UploadRecord,
  type UploadRegistry,
} from './upload-registry.js';
