export * from './permissions.js';
export * from './incompatible-roles.js';
