import { IdField, InstantField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import { TRAINING_KINDS, type TrainingKind } from '../../officers/index.js';
import { LECTURE_STATES } from '../training.entities.js';

export class LectureInput {
  @Text({ max: 200 }) title: string;
  @OneOf(TRAINING_KINDS) kind: TrainingKind;
  @Text({ max: 200 }) place: string;
  @Text({ max: 60 }) lecturer: string;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @YesNo({ about: 'agencies below attend as well' }) shared: boolean;
}
export class LectureQuery {
  @IdField({ optional: true }) after?: string;
}
export class SignInCodeInput {
  @Text({ pattern: /^\d{6}$/, about: 'the code on the screen' }) code: string;
}
export class CancelLectureInput {
  @Text({ max: 500 }) reason: string;
}
export class LectureIdView {
  @IdField() id: string;
}
export class SignedInView {
  @IdField() lectureId: string;
  @Text() title: string;
  @InstantField() endsAt: string;
}
export class LectureCodeView {
  @Text() code: string;
  @InstantField() validUntil: string;
  @Whole() signedIn: number;
}
export class LectureLineView {
  @IdField() id: string;
  @Text() title: string;
  @OneOf(TRAINING_KINDS) kind: string;
  @Text() place: string;
  @Text() lecturer: string;
  @InstantField() startsAt: string;
  @InstantField() endsAt: string;
  @OneOf(LECTURE_STATES) state: string;
  @YesNo() shared: boolean;
  @InstantField({ optional: true, about: 'of the person who asks' }) signedInAt: string | null;
  @InstantField({ optional: true }) signedOutAt: string | null;
  @YesNo({ about: 'one can sign in now' }) open: boolean;
}
export class LecturePersonView {
  @Text() name: string;
  @InstantField() signedInAt: string;
  @InstantField({ optional: true }) signedOutAt: string | null;
  @Whole({ optional: true, about: 'counted when the lecture was closed' }) minutes: number | null;
}
export class LectureView extends LectureLineView {
  @Part(() => LecturePersonView, { list: true }) people: LecturePersonView[];
}
export class EndedLectureView {
  @Whole() people: number;
  @Whole() officers: number;
}
