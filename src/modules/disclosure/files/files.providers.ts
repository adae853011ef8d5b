import type { Provider } from '@nestjs/common';
import { AddFile } from './add-file.js';
import { DisclosureFiles } from './disclosure-files.js';
import { FileObjects } from './file-objects.js';
import { FileReader } from './file-reader.js';
import { FileWork } from './file-work.js';
import { Pages } from './pages.js';
import { PlanFile } from './plan-file.js';
import { PublicFileBytes } from './public-file-bytes.js';
import { RemoveFile } from './remove-file.js';
import { VerifyFiles } from './verify-files.js';

export const FILE_PROVIDERS: Provider[] = [
  AddFile,
  DisclosureFiles,
  FileObjects,
  FileReader,
  FileWork,
  Pages,
  PlanFile,
  PublicFileBytes,
  RemoveFile,
  VerifyFiles,
];
