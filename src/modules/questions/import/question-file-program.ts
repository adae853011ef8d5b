/** The process that opens a file of questions (`readQuestionFileAside`): one file, one answer. */
import { readQuestionFile } from './import-file.js';
import type { GivenFile } from './read-in-child-process.js';

process.once('message', ({ name, bytes }: GivenFile) => {
  void readQuestionFile(name, Buffer.from(bytes)).then((report) => process.send!(report));
});
