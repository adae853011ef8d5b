import { ApiProperty } from '@nestjs/swagger';
import { DayField, IdField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import { TRAINING_KINDS, type TrainingKind } from '../../officers/index.js';
import { COURSE_STATES, UNIT_KINDS, type UnitKind } from '../training.entities.js';

export class NewUnitInput {
  @OneOf(UNIT_KINDS) kind: UnitKind;
  @Text({ max: 200 }) title: string;
  @Whole({ min: 1, max: 600, about: 'what it counts for' }) minutes: number;
  @Text({ optional: true, max: 100_000, about: 'Markdown, for text' }) body?: string;
  @IdField({ optional: true, about: 'for pdf' }) fileId?: string;
  @IdField({ optional: true, about: 'for video: an item of the vault' }) evidenceId?: string;
}
export class NewCourseInput {
  @Text({ max: 200 }) title: string;
  @Text({ max: 5000 }) summary: string;
  @OneOf(TRAINING_KINDS) kind: TrainingKind;
  @YesNo({ about: 'agencies below take it as well' }) shared: boolean;
  @Part(() => NewUnitInput, { list: { min: 1, max: 100 } }) units: NewUnitInput[];
}
export class CloseCourseInput {
  @Text({ max: 500 }) reason: string;
}
export class StudyInput {
  @Whole({ max: 36_000, about: 'second at which the person stands' }) position: number;
}
export class CourseFileForm {
  @ApiProperty({ type: 'string', format: 'binary', description: 'PDF' }) file: string;
}
export class CourseIdView {
  @IdField() id: string;
}
export class CourseFileView {
  @IdField() id: string;
  @Text() sha256: string;
}
export class CourseLineView {
  @IdField() id: string;
  @Text() title: string;
  @Text() summary: string;
  @OneOf(TRAINING_KINDS) kind: string;
  @OneOf(COURSE_STATES) state: string;
  @YesNo() shared: boolean;
  @Whole() units: number;
  @Whole() minutes: number;
  @Whole() unitsFinished: number;
  @DayField({ optional: true }) completedOn: string | null;
}
export class CourseUnitView {
  @IdField() id: string;
  @Whole({ min: 1 }) seq: number;
  @OneOf(UNIT_KINDS) kind: string;
  @Text() title: string;
  @Whole() seconds: number;
  @Whole({ about: 'seconds that count' }) counted: number;
  @Whole({ about: 'where the person stood last' }) position: number;
  @YesNo() finished: boolean;
}
export class TrainingCourseView extends CourseLineView {
  @Part(() => CourseUnitView, { list: true }) parts: CourseUnitView[];
}
export class UnitContentView extends CourseUnitView {
  @IdField() courseId: string;
  @Text() course: string;
  @Text({ optional: true, about: 'Markdown' }) body: string | null;
}
export class StudyReportView {
  @Whole({ about: 'seconds that count' }) counted: number;
  @Whole() seconds: number;
  @YesNo() unitFinished: boolean;
  @YesNo() courseFinished: boolean;
}
