import { REMOVAL_CLASSES } from '../../../kernel/redaction/index.js';
import { AnyObject, IdField, InstantField, OneOf, Part, Text, Whole } from '../../../platform/http/index.js';
import { FILE_KINDS, FILE_STATES } from '../files/file.entities.js';
import { BOX_CLASSES } from '../rules/file-plan.rules.js';

export class FileProposalView {
  @Whole({ about: 'pixels from the left edge of the page' }) x: number;
  @Whole() y: number;
  @Whole() width: number;
  @Whole() height: number;
  @OneOf(REMOVAL_CLASSES) class: string;
  @Text() rule: string;
  @Text({ about: 'what was found; never shown to the public' }) text: string;
}

export class FilePageView {
  @Whole({ about: 'pixels at 150 dots an inch' }) width: number;
  @Whole() height: number;
  @OneOf(['text', 'unsure', 'none'], { about: 'whether a text layer tells all of it' }) readable: string;
  @Part(() => FileProposalView, { list: true }) proposals: FileProposalView[];
}

export class FileBoxView {
  @Whole({ about: 'counted from 1' }) page: number;
  @Whole() x: number;
  @Whole() y: number;
  @Whole() width: number;
  @Whole() height: number;
  @OneOf(BOX_CLASSES) class: string;
  @Text() rule: string;
  @Text({ optional: true }) reason: string | null;
  @OneOf(['detector', 'person']) by: string;
}

export class FileKeptView {
  @Whole() page: number;
  @Whole() x: number;
  @Whole() y: number;
  @Whole() width: number;
  @Whole() height: number;
  @OneOf(REMOVAL_CLASSES) class: string;
  @Text() reason: string;
}

export class FileProgressView {
  @Whole() done: number;
  @Whole() of: number;
}

export class FileResultView {
  @Text() mediaType: string;
  @Whole() bytes: number;
  @Text() sha256: string;
  @Whole() pages: number;
}

export class FileView {
  @IdField() id: string;
  @Whole({ about: 'of its disclosure, for `If-Match`; also the `ETag` of the view' }) version: number;
  @Whole({ about: 'its number at the public address' }) n: number;
  @OneOf(FILE_STATES) state: string;
  @OneOf(FILE_KINDS) kind: string;
  @IdField({ optional: true, about: 'the item of evidence that it is' }) evidenceId: string | null;
  @Whole() bytes: number;
  @Text({ about: 'of the original; never shown to the public' }) sha256: string;
  @Text({ about: 'what it shows, told to the public' }) title: string;
  @AnyObject({ optional: true, about: 'why it could not be read or made, as a refusal' }) problem:
    object | null;
  @Part(() => FileProgressView, { optional: true, about: 'pages done, while the program is at work' })
  progress: FileProgressView | null;
  @Part(() => FilePageView, { list: true }) pages: FilePageView[];
  @Part(() => FileBoxView, { list: true }) boxes: FileBoxView[];
  @Part(() => FileKeptView, { list: true }) kept: FileKeptView[];
  @Whole({ list: true, about: 'pages at which the preparing person looked' }) seen: number[];
  @Text({ optional: true }) boxesSha256: string | null;
  @Part(() => FileResultView, { optional: true, about: 'what was made of it' }) result: FileResultView | null;
  @Text() addedByName: string;
  @InstantField() addedAt: string;
  @Text({ optional: true }) plannedByName: string | null;
}

export class FileListView {
  @Part(() => FileView, { list: true }) files: FileView[];
}

export class FileAddedView {
  @IdField() id: string;
}
