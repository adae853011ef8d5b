export { DeliverLicence, EndLicence, RegisterLicence } from './acts/index.js';
export type { LicenceInput } from './dto/licence.dto.js';
export { LicenceActs } from './licence-acts.js';
export { LicenceFiles } from './licence-files.js';
export { LicenceRow } from './licence.entity.js';
export { LicencesModule } from './licences.module.js';
export { RecountLicences } from './recount-licences.js';
export { standingOf } from './rules/licence.rules.js';
export { LICENCE_ENDINGS, LICENCE_KINDS, type LicenceKind } from './rules/vocabulary.js';
