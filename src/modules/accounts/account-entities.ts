import { SessionRow, UserRow } from './account.entities.js';
import { AccountLinkRow, DeviceRow, RoleProposalRow, SignInDelayRow } from './sign-in.entities.js';

export const ACCOUNT_ENTITIES = [
  UserRow,
  SessionRow,
  DeviceRow,
  SignInDelayRow,
  AccountLinkRow,
  RoleProposalRow,
];
