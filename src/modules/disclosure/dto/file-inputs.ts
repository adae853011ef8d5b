import { ApiProperty } from '@nestjs/swagger';
import { IdField, OneOf, Part, Text, Whole } from '../../../platform/http/index.js';
import { BOX_CLASSES, type BoxClass } from '../rules/file-plan.rules.js';

const TITLE = { max: 200, about: 'what the file shows, for those who cannot see it; told to the public' };
/** No page is wider: what is written beyond it is no pixel. */
const PIXELS = { max: 1_000_000 };

export class FileUploadInput {
  @Text(TITLE) title: string;
}

export class FileUploadForm extends FileUploadInput {
  @ApiProperty({ type: 'string', format: 'binary' }) file: unknown;
}

export class FileFromEvidenceInput {
  @IdField() evidenceId: string;
  @Text(TITLE) title: string;
}

export class FileBoxInput {
  @Whole({ min: 1, about: 'page, counted from 1' }) page: number;
  @Whole({ ...PIXELS, about: 'pixels from the left edge' }) x: number;
  @Whole({ ...PIXELS, about: 'pixels from the upper edge' }) y: number;
  @Whole({ ...PIXELS, min: 1 }) width: number;
  @Whole({ ...PIXELS, min: 1 }) height: number;
  @OneOf(BOX_CLASSES) class: BoxClass;
  @Text({ optional: true, max: 300, about: 'demanded of the class other' }) reason?: string;
}

export class FileKeepInput {
  @Whole({ min: 1 }) page: number;
  @Whole({ about: 'which proposal of the page, counted from 0' }) proposal: number;
  @Text({ max: 300 }) reason: string;
}

export class FilePlanInputs {
  @Text(TITLE) title: string;
  @Part(() => FileBoxInput, { list: { max: 2000 } }) boxes: FileBoxInput[];
  @Part(() => FileKeepInput, { list: { max: 500 } }) keep: FileKeepInput[];
  @Whole({ min: 1, list: { max: 1000 }, about: 'pages at which the person looked' }) seen: number[];
}
