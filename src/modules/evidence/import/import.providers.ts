import type { Provider } from '@nestjs/common';
import { AssignRecording } from './assign-recording.js';
import { ImportFolder } from './import-folder.js';
import { ImportPlaces } from './import-places.js';
import { ImportRecording } from './import-recording.js';
import { ReceiveUnassigned } from './receive-unassigned.js';
import { WatchFolder } from './watch-folder.js';

export { PendingController } from './pending.controller.js';

export const IMPORT_PROVIDERS: Provider[] = [
  AssignRecording,
  ImportFolder,
  ImportPlaces,
  ImportRecording,
  ReceiveUnassigned,
  WatchFolder,
];
