import { FinishStoreCheck } from './finish-store-check.js';
import { RaiseStoreAlarm } from './raise-store-alarm.js';
import { StartStoreCheck } from './start-store-check.js';
import { StoreChecks } from './store-checks.js';
import { StoreHealth } from './store-health.js';

export { StoreChecksController } from './store-checks.controller.js';
export { StoreChecks, StoreHealth };
export const STORE_CHECK_PROVIDERS = [
  FinishStoreCheck,
  RaiseStoreAlarm,
  StartStoreCheck,
  StoreChecks,
  StoreHealth,
];
