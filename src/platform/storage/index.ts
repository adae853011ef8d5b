export { append, type Appended, type AppendEnd, type AppendOptions } from './append.js';
export { digestFile, type DigestAlgorithm, type Digests } from './digest-file.js';
export { IncrementalDigests, type IncrementalDigestOptions } from './incremental-digests.js';
export { isFull, nameOf, openedFolder, syncFolder } from './durable-names.js';
export { FileStore } from './file-store.js';
export { MultipartStaging, type MultipartStagingOptions, type StagedPart } from './multipart-staging.js';
export {
  isUnreachable,
  StorageError,
  type ByteRange,
  type ObjectStat,
  type ObjectStore,
  type StorageFault,
  type StoredNow,
} from './object-store.js';
export { openStorage, type Storage, uploadsFolderOf } from './open-storage.js';
export { nodeIdOf } from './node-id.js';
export { SharedBlocks } from './shared-blocks.js';
export type { ReadThrottle } from './read-throttle.js';
export { s3AddressOf } from './s3-address.js';
export { StagingArea, type StagedFile } from './staging-area.js';
