export { DeliverLicence } from './acts/deliver-licence.js';
export { EndLicence } from './acts/end-licence.js';
export { RegisterLicence } from './acts/register-licence.js';
export type { LicenceInput } from './dto/licence.dto.js';
export { LicenceFiles } from './licence-files.js';
export { LicenceRow } from './licence.entity.js';
export { LicencesModule } from './licences.module.js';
export { standingOf } from './rules/licence.rules.js';
export { LICENCE_ENDINGS, LICENCE_KINDS, type LicenceKind } from './rules/vocabulary.js';
