export { Agencies } from './agencies.js';
export { AgenciesModule } from './agencies.module.js';
export { AgencyRow, CAPACITIES, type Capacity } from './agency.entity.js';
export { agencyMayAct, type LegalCapacity } from './capacity.rules.js';
export { type NewAgency, RegisterAgency } from './register-agency.js';
