// Written by scripts/act-index.mjs from the declarations beside it.
import { ChangePassword } from './change-password.js';
import { ConfirmRoles } from './confirm-roles.js';
import { CreateAccount } from './create-account.js';
import { DisableAccount } from './disable-account.js';
import { EnableAccount } from './enable-account.js';
import { EndAccountSessions } from './end-account-sessions.js';
import { EndOwnSessions } from './end-own-sessions.js';
import { IssueLink } from './issue-link.js';
import { OpenSession } from './open-session.js';
import { ProposeRoles } from './propose-roles.js';
import { RejectRoles } from './reject-roles.js';
import { ResetPassword } from './reset-password.js';
import { SignOut } from './sign-out.js';
import { UnlockAccount } from './unlock-account.js';
import { UseLink } from './use-link.js';

/** Every act of this module. */
export const ACTS = [
  ChangePassword,
  ConfirmRoles,
  CreateAccount,
  DisableAccount,
  EnableAccount,
  EndAccountSessions,
  EndOwnSessions,
  IssueLink,
  OpenSession,
  ProposeRoles,
  RejectRoles,
  ResetPassword,
  SignOut,
  UnlockAccount,
  UseLink,
] as const;

export {
  ChangePassword,
  ConfirmRoles,
  CreateAccount,
  DisableAccount,
  EnableAccount,
  EndAccountSessions,
  EndOwnSessions,
  IssueLink,
  OpenSession,
  ProposeRoles,
  RejectRoles,
  ResetPassword,
  SignOut,
  UnlockAccount,
  UseLink,
};
