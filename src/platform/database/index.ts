export * from './columns.js';
export { freeBytes, spaceGuard } from './free-space.js';
export { refuseOtherVersions } from './migrate.js';
export { StoreIdentityRow } from './store-identity.entity.js';
export { DatabaseModule } from './database.module.js';
export { openWriter, readerOptions, type Schema } from './data-sources.js';
export { DatabaseError, type DatabaseFault, faultOf } from './database-error.js';
export { Commits } from './databases.js';
