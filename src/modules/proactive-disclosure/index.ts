export { ProactiveDisclosure } from './proactive-disclosure.js';
export { PROACTIVE_DISCLOSURE_ENTITIES } from './proactive-disclosure.entities.js';
export { ProactiveDisclosureModule } from './proactive-disclosure.module.js';
export { PublishText } from './acts/index.js';
export { ProactiveTextActs } from './proactive-disclosure-acts.js';
export { PROACTIVE_DISCLOSURE_ITEMS, type ProactiveDisclosureItem } from './rules/items.js';
