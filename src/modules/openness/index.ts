export { Openness } from './openness.js';
export { OPENNESS_ENTITIES } from './openness.entities.js';
export { OpennessModule } from './openness.module.js';
export { PublishText } from './acts/publish-text.js';
export { OPENNESS_ITEMS, type OpennessItem } from './rules/items.js';
