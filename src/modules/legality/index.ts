export { OpineOnLegality } from './acts/opine-on-legality.js';
export { SubmitForLegality } from './acts/submit-for-legality.js';
export { LegalityItemRow } from './legality.entity.js';
export { LegalityModule } from './legality.module.js';
export { LegalityRegister } from './legality-register.js';
