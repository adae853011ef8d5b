import {
  DayField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../platform/http/index.js';
import { LEGALITY_KINDS, type LegalityKind } from './rules/legality-law.rules.js';

export class DraftFileInput {
  @Text({ max: 255 }) name: string;
  @Text({ pattern: /^[0-9a-f]{64}$/, about: 'SHA-256 of the file' }) sha256: string;
}
export class LegalitySubmissionInput {
  @OneOf(LEGALITY_KINDS) kind: LegalityKind;
  @Text({ max: 200 }) title: string;
  @Text({ max: 120, about: 'who drafted it' }) department: string;
  @Text({ optional: true, max: 100_000, about: 'the draft; or `file`' }) text?: string;
  @Part(() => DraftFileInput, { optional: true }) file?: DraftFileInput;
  @Text({ max: 10_000 }) statement: string;
  @Text({ list: { min: 1, max: 50 }, max: 200, about: 'those of the kind (REV-08), and more' })
  materials: string[];
}
export class LegalityHeadInput {
  @Whole({ min: 1, max: 50 }) item: number;
  @YesNo() passed: boolean;
  @Text({ max: 2000 }) note: string;
  @Text({ optional: true, max: 500 }) citation?: string;
}
export class LegalityOpinionInput {
  @Part(() => LegalityHeadInput, { list: { max: 50 } }) items: LegalityHeadInput[];
  @OneOf(['agree', 'problems']) opinion: 'agree' | 'problems';
  @Text({ max: 10_000 }) text: string;
}
export class LegalityQuery {
  @OneOf(['pending', 'all'], { optional: true }) status?: 'pending' | 'all';
}
export class LegalityYearQuery {
  @Text({ optional: true, pattern: /^20\d\d$/ }) year?: string;
}
export class LegalitySubmittedView {
  @IdField() id: string;
  @DayField() due: string;
}
export class LegalityOpinionView {
  @Text() opinionNumber: string;
}
export class LegalityListView {
  @IdField() id: string;
  @OneOf(LEGALITY_KINDS) kind: string;
  @Text() title: string;
  @Text() department: string;
  @OneOf(['submitted', 'opined']) state: string;
  @DayField() submittedOn: string;
  @Text() submittedByName: string;
  @DayField() due: string;
  @Whole({ min: -100_000 }) workingDaysLeft: number;
  @OneOf(['agree', 'problems'], { optional: true }) opinion: string | null;
  @Text({ optional: true }) opinionNumber: string | null;
}
export class LegalityItemView extends LegalityListView {
  @Text({ optional: true }) text: string | null;
  @Text({ optional: true }) fileName: string | null;
  @Text({ optional: true }) fileSha256: string | null;
  @Text() statement: string;
  @Text({ list: true }) materials: string[];
  @Text({ list: true, about: 'what the opinion must judge' }) heads: string[];
  @Text() lawVersion: string;
  @Part(() => LegalityHeadInput, { list: true, optional: true }) checklist: LegalityHeadInput[] | null;
  @Text({ optional: true }) opinionText: string | null;
  @Text({ optional: true }) letter: string | null;
  @Text({ optional: true }) letterSha256: string | null;
  @InstantField({ optional: true }) opinedAt: string | null;
  @Text({ optional: true }) opinedByName: string | null;
}
export class LegalityKindView {
  @OneOf(LEGALITY_KINDS) kind: string;
  @Text() ruleId: string;
  @Text({ list: true }) materials: string[];
  @Text({ list: true }) heads: string[];
}
export class LegalityCountView {
  @OneOf(LEGALITY_KINDS) kind: string;
  @Whole({ about: 'submitted in the year' }) submitted: number;
  @Whole({ about: 'opinion letters of the year' }) opinions: number;
  @Whole({ about: 'of these, with problems' }) problems: number;
}
export class LegalityCountsView {
  @Whole() year: number;
  @Whole({ about: 'all opinion letters of the year; legal reviews of cases are counted apart' })
  opinions: number;
  @Part(() => LegalityCountView, { list: true }) kinds: LegalityCountView[];
}
