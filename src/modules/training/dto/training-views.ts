import {
  DayField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { TRAINING_KINDS } from '../../officers/index.js';

export class PlanInput {
  @Whole({ min: 2020, max: 2100 }) year: number;
  @Whole({ min: 1, max: 1000, about: '学时 for everybody; the law’s number holds where it is higher' })
  targetHours: number;
  @Text({ max: 200 }) title: string;
  @Text({ optional: true, max: 5000 }) note?: string;
}
export class TrainingYearQuery {
  @Text({ optional: true, pattern: /^20\d\d$/, about: 'this year unless said' }) year?: string;
  @IdField({ optional: true }) after?: string;
}
export class PlanIdView {
  @IdField() id: string;
}
export class PlanView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @Whole() year: number;
  @Whole() targetHours: number;
  @Text() title: string;
  @Text({ optional: true }) note: string | null;
  @InstantField() setAt: string;
}
export class TrainingHourView {
  @DayField() on: string;
  @OneOf(TRAINING_KINDS) kind: string;
  @Text() title: string;
  @Whole({ min: -100_000 }) minutes: number;
}
export class YearOfTrainingView {
  @Whole({ about: 'whole 学时' }) hours: number;
  @Whole({ about: 'CERT-10, or the plan where it asks for more' }) required: number;
  @Whole() missing: number;
  @YesNo() enough: boolean;
}
export class MyTrainingView extends YearOfTrainingView {
  @Whole() year: number;
  @YesNo({ about: 'hours are kept for officers' }) officer: boolean;
  @Whole() minutes: number;
  @Whole() minutesPerHour: number;
  @Part(() => TrainingHourView, { list: true }) entries: TrainingHourView[];
}
export class OfficerTrainingView extends YearOfTrainingView {
  @IdField() officerId: string;
  @IdField() agencyId: string;
  @Text() name: string;
  @Text() post: string;
  @Whole() minutes: number;
}
export class AgencyTrainingView {
  @IdField() agencyId: string;
  @Whole({ about: 'in post' }) officers: number;
  @Whole({ about: 'of these, with enough hours' }) enough: number;
  @Whole({ about: 'hours of all of them' }) hours: number;
}
export class TrainingProgressView {
  @Whole() year: number;
  @Part(() => OfficerTrainingView, { list: true }) officers: OfficerTrainingView[];
  @Part(() => AgencyTrainingView, { list: true }) agencies: AgencyTrainingView[];
  @IdField({ optional: true }) next?: string;
}
