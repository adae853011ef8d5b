import { ApiProperty } from '@nestjs/swagger';
import { OneOf, Part, Text, Whole } from '../../../platform/http/index.js';
import { QUESTION_KINDS } from '../rules/question.rules.js';
import { QuestionOptionInput } from './question-inputs.js';

export class QuestionImportInput {
  @OneOf(['true', 'false'], { optional: true, about: 'report only, change nothing' }) dryRun?: string;
  @OneOf(['true', 'false'], { optional: true, about: 'import what is fit although other questions are not' })
  acceptedOnly?: string;
  @OneOf(['true', 'false'], { optional: true, about: 'agencies below draw from them as well' })
  shared?: string;
  @Text({ optional: true, max: 60, about: 'for questions whose file names none' }) topic?: string;
}
/** The form as it is sent. */
export class QuestionImportForm extends QuestionImportInput {
  @ApiProperty({ type: 'string', format: 'binary', description: 'txt, csv, tsv or xlsx' }) file: string;
}
export class ImportCountsView {
  @Whole() single: number;
  @Whole() multiple: number;
  @Whole() trueFalse: number;
  @Whole() case: number;
}
export class RejectedLineView {
  @Whole({ min: 1, about: 'line of the file, or row of the sheet, at which the question begins' })
  line: number;
  @Text() reason: string;
}
export class ImportedQuestionView {
  @Text({ about: 'number in the file' }) number: string;
  @Whole({ min: 1 }) line: number;
  @OneOf(QUESTION_KINDS) kind: string;
  @Text() topic: string;
  @Whole({ min: 1 }) difficulty: number;
  @Text() stem: string;
  @Part(() => QuestionOptionInput, { list: true }) options: QuestionOptionInput[];
  @Text() answer: string;
}
export class QuestionImportView {
  @Whole({ about: '0 for a dry run' }) imported: number;
  @Part(() => ImportCountsView, { about: 'fit to be imported' }) accepted: ImportCountsView;
  @Part(() => RejectedLineView, { list: true }) rejected: RejectedLineView[];
  @Whole() rejectedCount: number;
  @Part(() => ImportedQuestionView, { list: true, about: 'the first of the accepted ones' })
  questions: ImportedQuestionView[];
}
