import { REMOVAL_CLASSES } from '../../../kernel/redaction/index.js';
import {
  AnyObject,
  DayField,
  FenField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { PUBLISHABLE_KINDS } from '../rules/publishable-kinds.js';
import { CORRECTION_STATES, DISCLOSURE_STATES, ENDINGS } from '../disclosure.entities.js';

const LIST_STATES = ['unassessed', ...DISCLOSURE_STATES] as const;

export class DisclosureClockView {
  @Text() ruleId: string;
  @DayField() due: string;
  @YesNo() provisional: boolean;
  @DayField({ optional: true }) stoppedOn: string | null;
  @Whole({ min: -100_000 }) workingDaysLeft: number;
}

export class DisclosureListView {
  @IdField({ optional: true, about: 'absent until it is assessed' }) id: string | null;
  @OneOf(PUBLISHABLE_KINDS) kind: string;
  @IdField({ about: 'the decision of the case, the measure, the licence' }) matterId: string;
  @IdField({ optional: true, about: 'absent where it stands in no case' }) caseId: string | null;
  @Text({ optional: true }) caseNumber: string | null;
  @Text({ optional: true }) documentNumber: string | null;
  @Text() cause: string;
  @Text() party: string;
  @DayField({ optional: true }) decidedOn: string | null;
  @OneOf(LIST_STATES) state: string;
  @YesNo({ optional: true }) socialImpact: boolean | null;
  @DayField({ about: 'PUB-01, PUB-02 or LIC-10' }) due: string;
  @Whole({ min: -100_000, about: 'below zero: overdue; after publication, as it was then' })
  workingDaysLeft: number;
  @DayField({ optional: true, about: 'PUB-03 or PUB-03b, while what is published was set aside' })
  withdrawBy: string | null;
  @Text({ optional: true }) preparedByName: string | null;
  @InstantField({ optional: true }) releasedAt: string | null;
  @InstantField({ optional: true }) withdrawnAt: string | null;
  @Text({ optional: true }) slug: string | null;
}

export class DisclosurePageView {
  @Part(() => DisclosureListView, { list: true }) disclosures: DisclosureListView[];
  @IdField({ optional: true }) next?: string;
}

export class RemovalView {
  @Whole() start: number;
  @Whole() end: number;
  @OneOf(REMOVAL_CLASSES) class: string;
  @Text() rule: string;
  @Text() replacement: string;
  @OneOf(['detector', 'person']) by: string;
  @Text({ about: 'the hidden words; never shown to the public' }) original: string;
  @Whole({ about: 'where the replacement stands in the published text' }) publishedStart: number;
}

export class KeptView {
  @Whole() start: number;
  @Whole() end: number;
  @Text() reason: string;
  @Text() original: string;
}

export class PublicFieldsView {
  @Text() title: string;
  @Text() documentNumber: string;
  @Text() agencyName: string;
  @Text() partyName: string;
  @Text({ optional: true }) creditCode: string | null;
  @Text() field: string;
  @Text() cause: string;
  @Text({ list: true }) basis: readonly string[];
  @Text({ list: true }) penaltyKinds: readonly string[];
  @Text() outcome: string;
  @FenField() fineFen: number;
  @FenField() confiscatedFen: number;
  @DayField() decidedOn: string;
  @OneOf(PUBLISHABLE_KINDS, { optional: true, about: 'absent in the record of a penalty' }) kind?: string;
  @AnyObject({ optional: true, about: 'what only some kinds have, by name' }) particulars?: object;
}

export class NamesView {
  @Text({ list: true, about: 'shown as 张某某' }) punished: readonly string[];
  @Text({ list: true, about: 'hidden' }) others: readonly string[];
  @Text({ list: true, about: 'shown' }) kept: readonly string[];
}

export class BoundFileView {
  @Whole({ about: 'its number at the public address' }) n: number;
  @IdField() fileId: string;
  @Text({ about: 'what it shows, told to the public' }) title: string;
  @Text() mediaType: string;
  @Whole() bytes: number;
  @Text({ about: 'of the file that goes, or went, online' }) sha256: string;
  @Whole() pages: number;
}

export class CorrectionView {
  @IdField() id: string;
  @OneOf(CORRECTION_STATES) state: string;
  @Text() reason: string;
  @Text({ max: 1_000_000 }) published: string;
  @Part(() => PublicFieldsView, { about: 'the fields that go online with it' }) record: PublicFieldsView;
  @Part(() => BoundFileView, { list: true, about: 'the files that go online with it' })
  files: BoundFileView[];
  @Text() preparedByName: string;
  @InstantField() preparedAt: string;
  @Text({ optional: true }) settledByName: string | null;
  @InstantField({ optional: true }) settledAt: string | null;
  @Text({ optional: true }) dropReason: string | null;
}

export class DisclosureView extends DisclosureListView {
  @Whole({ about: 'for `If-Match`; also the `ETag` of the view; 0 before the assessment' }) version: number;
  @Text({ optional: true }) impactReason: string | null;
  @Text({ about: 'the decision as served', max: 1_000_000 }) original: string;
  @Text() originalSha256: string;
  @Text({ optional: true, max: 1_000_000 }) published: string | null;
  @Text({ optional: true }) publishedSha256: string | null;
  @Part(() => RemovalView, { list: true }) removals: RemovalView[];
  @Part(() => KeptView, { list: true }) kept: KeptView[];
  @YesNo({ optional: true, about: 'equal to the served text but for the removals listed' })
  equalExceptRemovals: boolean | null;
  @Part(() => PublicFieldsView, { optional: true }) record: PublicFieldsView | null;
  @Part(() => NamesView, { optional: true }) names: NamesView | null;
  @Part(() => BoundFileView, {
    list: true,
    about: 'prepared with the text; once it is published, what is online',
  })
  files: BoundFileView[];
  @YesNo({ about: 'its files are not, or no longer, those that were prepared with the text' })
  filesChanged: boolean;
  @Part(() => DisclosureClockView, { list: true }) clocks: DisclosureClockView[];
  @Text({ optional: true }) assessedByName: string | null;
  @InstantField({ optional: true }) preparedAt: string | null;
  @Text({ optional: true }) returnReason: string | null;
  @Text({ optional: true }) releasedByName: string | null;
  @Text({ optional: true }) withdrawnByName: string | null;
  @Text({ optional: true }) publicReason: string | null;
  @Text({ optional: true, about: 'public address' }) publicPath: string | null;
  @Text({ optional: true, about: 'the row of the law that gave the display period' }) displayRule:
    string | null;
  @DayField({ optional: true, about: 'last day on which it is shown' }) showThrough: string | null;
  @OneOf(ENDINGS, { optional: true, about: 'why it is no longer shown' }) endedBy: string | null;
  @Part(() => CorrectionView, { list: true, about: 'newest first' }) corrections: CorrectionView[];
  @AnyObject({ optional: true, about: 'why it may not be published, as a refusal' }) objection: object | null;
}

export class AssessedView {
  @IdField() id: string;
  @OneOf(DISCLOSURE_STATES) state: string;
  @DayField() due: string;
}

export class PreparedView {
  @IdField() id: string;
  @Text({ max: 1_000_000 }) published: string;
  @Text() publishedSha256: string;
  @Whole() removals: number;
}

export class ReleasedView {
  @Text() slug: string;
  @Text() path: string;
  @DayField() due: string;
  @DayField() publishedOn: string;
  @YesNo() inTime: boolean;
  @DayField({ optional: true, about: 'last day on which it is shown; absent where no law ends it' })
  showThrough: string | null;
}

export class CorrectionPreparedView {
  @IdField() id: string;
  @Text({ max: 1_000_000 }) published: string;
  @Text() publishedSha256: string;
  @Whole() removals: number;
}

export class CorrectedView {
  @Text() slug: string;
  @DayField() correctedOn: string;
}

export class WithdrawnView {
  @Text() slug: string;
  @DayField() withdrawnOn: string;
  @DayField({ optional: true, about: 'PUB-03 or PUB-03b' }) due: string | null;
  @YesNo() inTime: boolean;
}
