export { OpineOnLegality, SubmitForLegality } from './acts/index.js';
export { LegalityActs } from './legality-acts.js';
export { LegalityItemRow } from './legality.entity.js';
export { LegalityModule } from './legality.module.js';
export { LegalityRegister } from './legality-register.js';
