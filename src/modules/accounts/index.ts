export { SessionRow, UserRow } from './account.entities.js';
export { AccountsModule } from './accounts.module.js';
export { ActorOf } from './actor-of.js';
export { Attempts } from './attempts.js';
export { CreateAccount } from './create-account.js';
export { Passwords } from './passwords.js';
