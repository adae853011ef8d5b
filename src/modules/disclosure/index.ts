export { PrepareDisclosure, ReleaseDisclosure, WithdrawDisclosure } from './acts/index.js';
export type { PublicRequest, Receipt } from './acts/receive-request.js';
export { Assessments } from './assessments.js';
export { type Attestation, AttestRecord } from './attest-record.js';
export { DisclosureActs } from './disclosure-acts.js';
export { ExpireDisclosures } from './expire-disclosures.js';
export {
  DISCLOSURE_ENTITIES,
  DisclosureRow,
  DisclosureVersionRow,
  PublicFileRow,
  PublicRecordRow,
  PublicRequestRow,
} from './disclosure.entities.js';
export { FileWork } from './files/file-work.js';
export { VerifyFiles } from './files/verify-files.js';
export { PublicFileBytes } from './files/public-file-bytes.js';
export { DisclosureModule } from './disclosure.module.js';
export { PublicationVersion } from './publication-version.js';
export { type PublicPage, PublicRecords, type PublicSearch, type RecordAddress } from './public-records.js';
export { PublicStatistics, type Statistics } from './public-statistics.js';
export { type InTime, PublicationTimeliness } from './publication-timeliness.js';
export { IncomingRequests } from './requests/incoming-requests.js';
export { RequestReader } from './requests/request-reader.js';
export {
  ABOUT_RECORD,
  REQUEST_KINDS,
  type RequestKind,
  type RequestState,
} from './requests/request.entities.js';
export { shownParticulars } from './rules/attestation.rules.js';
export { type Ground, GROUND_WORDS, GROUNDS } from './rules/early-stop.rules.js';
export {
  PUBLISHABLE_KINDS,
  type PublishableKind,
  PUBLISHABLE_TITLES,
  withdrawalRule,
} from './rules/publishable-kinds.js';
export { readReceipt } from './rules/request.rules.js';
