export { AssessDisclosure } from './acts/assess-disclosure.js';
export { PrepareDisclosure } from './acts/prepare-disclosure.js';
export { ReleaseDisclosure } from './acts/release-disclosure.js';
export { SendBackDisclosure } from './acts/send-back-disclosure.js';
export { WithdrawDisclosure } from './acts/withdraw-disclosure.js';
export { DISCLOSURE_ENTITIES, DisclosureRow, PublicRecordRow } from './disclosure.entities.js';
export { DisclosureModule } from './disclosure.module.js';
export { type PublicPage, PublicRecords, type PublicSearch } from './public-records.js';
