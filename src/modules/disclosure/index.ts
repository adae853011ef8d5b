export { AssessDisclosure } from './acts/assess-disclosure.js';
export { ExpireDisclosures } from './acts/expire-disclosures.js';
export { PrepareDisclosure } from './acts/prepare-disclosure.js';
export { ReleaseDisclosure } from './acts/release-disclosure.js';
export { SendBackDisclosure } from './acts/send-back-disclosure.js';
export { WithdrawDisclosure } from './acts/withdraw-disclosure.js';
export {
  DISCLOSURE_ENTITIES,
  DisclosureRow,
  DisclosureVersionRow,
  PublicRecordRow,
} from './disclosure.entities.js';
export { DisclosureModule } from './disclosure.module.js';
export { type PublicPage, PublicRecords, type PublicSearch } from './public-records.js';
