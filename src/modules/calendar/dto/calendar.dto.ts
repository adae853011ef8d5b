import { DayField, InstantField, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';

export class DaysOffInput {
  @DayField() from: string;
  @DayField({ about: 'last day off' }) to: string;
  @Text({ optional: true, max: 40 }) name?: string;
  @DayField({ optional: true, list: { max: 31 }, about: 'statutory holidays among them' })
  statutory?: string[];
}

export class CalendarYearInput {
  @Whole({ min: 1949, max: 9999 }) year: number;
  @Text({ max: 200, about: 'notice of the State Council' }) notice: string;
  @Part(() => DaysOffInput, { list: { max: 60 } }) daysOff: DaysOffInput[];
  @DayField({ list: { max: 60 } }) makeUpWorkdays: string[];
  @Whole({ max: 366, about: 'must come out by the days given' }) workingDaysInYear: number;
}

export class ImportedYearView {
  @Whole() year: number;
  @Text() notice: string;
  @Whole() workingDaysInYear: number;
  @Text() sha256: string;
  @YesNo({ about: 'the year was known and reads otherwise now' }) corrected: boolean;
}

export class PublishedYearView {
  @Whole() year: number;
  @Text() notice: string;
  @Whole() workingDaysInYear: number;
  @InstantField({ optional: true, about: 'absent: as shipped with the program' }) importedAt?: string;
  @Text({ optional: true }) importedByName?: string;
}
