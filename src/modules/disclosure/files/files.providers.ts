import type { Provider } from '@nestjs/common';
import { DisclosureFiles } from './disclosure-files.js';
import { FileActs } from './file-acts.js';
import { FileIntake } from './file-intake.js';
import { FileObjects } from './file-objects.js';
import { FileReader } from './file-reader.js';
import { FileWork } from './file-work.js';
import { Pages } from './pages.js';
import { PublicFileBytes } from './public-file-bytes.js';
import { VerifyFiles } from './verify-files.js';

export const FILE_PROVIDERS: Provider[] = [
  FileActs,
  FileIntake,
  DisclosureFiles,
  FileObjects,
  FileReader,
  FileWork,
  Pages,
  PublicFileBytes,
  VerifyFiles,
];
