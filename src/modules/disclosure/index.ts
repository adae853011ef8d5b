export { AssessDisclosure } from './acts/assess-disclosure.js';
export { type Attestation, AttestRecord } from './acts/attest-record.js';
export { ExpireDisclosures } from './acts/expire-disclosures.js';
export { PrepareDisclosure } from './acts/prepare-disclosure.js';
export { AnswerRequest } from './acts/answer-request.js';
export { ABOUT_RECORD, type PublicRequest, type Receipt, ReceiveRequest } from './acts/receive-request.js';
export { ReleaseDisclosure } from './acts/release-disclosure.js';
export { StopEarly } from './acts/stop-early.js';
export { SendBackDisclosure } from './acts/send-back-disclosure.js';
export { WithdrawDisclosure } from './acts/withdraw-disclosure.js';
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
export { RequestReader } from './requests/request-reader.js';
export { REQUEST_KINDS, type RequestKind, type RequestState } from './requests/request.entities.js';
export { shownParticulars } from './rules/attestation.rules.js';
export { type Ground, GROUND_WORDS, GROUNDS } from './rules/early-stop.rules.js';
export {
  PUBLISHABLE_KINDS,
  type PublishableKind,
  PUBLISHABLE_TITLES,
  withdrawalRule,
} from './rules/publishable-kinds.js';
export { readReceipt } from './rules/request.rules.js';
