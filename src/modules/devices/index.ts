export {
  DEVICE_ENTITIES,
  DEVICE_KINDS,
  DeviceHandoverRow,
  type DeviceKind,
  DevicePublicationRow,
  DeviceReviewRow,
  DeviceRow,
} from './device.entities.js';
export { type DeviceFile, Devices } from './devices.js';
export { DevicesModule } from './devices.module.js';
export { holderAt, type Holding } from './rules/handover.rules.js';
export { lackingOn } from './rules/standing.rules.js';
export { PublishDevice } from './publish-device.js';
export { RegisterDevice } from './register-device.js';
export { ReviewDevice } from './review-device.js';
export { TakeOutDevice } from './take-out-device.js';
