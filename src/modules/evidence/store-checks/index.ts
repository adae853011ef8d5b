export { FinishStoreCheck } from './finish-store-check.js';
export { RaiseStoreAlarm } from './raise-store-alarm.js';
export { StartStoreCheck } from './start-store-check.js';
export { StoreCheckFindingRow, StoreCheckRow } from './store-check.entities.js';
export { StoreChecks } from './store-checks.js';
export { StoreChecksController } from './store-checks.controller.js';
export { StoreHealth } from './store-health.js';
