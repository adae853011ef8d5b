export { DraftRow } from './draft.entity.js';
export { Drafts } from './drafts.js';
export { DraftsModule } from './drafts.module.js';
export { IssuedDrafts } from './issued-drafts.interceptor.js';
