import { type Role, ROLES } from '../../../kernel/access/index.js';
import { IdField, InstantField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';

export class NewAccountInput {
  @IdField() agencyId: string;
  @Text({ min: 3, max: 60, pattern: /^[a-z][a-z0-9._-]*$/ }) username: string;
  @Text({ max: 60, about: 'as on the officer record' }) name: string;
  @IdField({ optional: true, about: 'officer record of the person' }) officerId?: string;
}

export class LinkView {
  @Text({ about: 'address at which the owner sets the password; shown this once' }) link: string;
  @InstantField() expiresAt: string;
}

export class CreatedAccountView extends LinkView {
  @IdField() id: string;
}

export class RolesInput {
  @OneOf(ROLES, { list: { min: 1, max: 12 } }) roles: Role[];
  @Text({ max: 500, about: 'why, such as the document of appointment' }) reason: string;
}

export class AccountReasonInput {
  @Text({ max: 500 }) reason: string;
}

export class AccountsQuery {
  @Text({ max: 60, optional: true, about: 'part of a username or a name' }) q?: string;
  @OneOf(['waiting', 'conflict', 'disabled'], {
    optional: true,
    about: 'roles wait to be confirmed; roles or officer records that no account may have; out of use',
  })
  only?: 'waiting' | 'conflict' | 'disabled';
  @Text({ max: 3, optional: true, pattern: /^([1-9]\d?|1\d\d|200)$/, about: '1 to 200, default 100' })
  limit?: string;
  @Text({ max: 60, optional: true, about: 'the username after which the page begins' }) after?: string;
}

export class IncompatibleRolesView {
  @OneOf(ROLES, { list: { min: 2, max: 2 } }) roles: Role[];
  @Text() basis: string;
  @Text() reason: string;
  @Text() reasonEn: string;
}

export class ProposalView {
  @OneOf(ROLES, { list: true }) roles: Role[];
  @Text() reason: string;
  @IdField() proposedBy: string;
  @Text() proposedByName: string;
  @InstantField() proposedAt: string;
}

export class AccountView {
  @IdField() id: string;
  @Whole({ about: 'for `If-Match`' }) version: number;
  @Text() username: string;
  @Text() name: string;
  @IdField() agencyId: string;
  @IdField({ optional: true }) officerId: string | null;
  @OneOf(ROLES, { list: true }) roles: Role[];
  @OneOf(['active', 'disabled']) status: string;
  @YesNo({ about: 'the owner has set a password' }) ready: boolean;
  @InstantField({ optional: true, about: 'a one-time link is out until then' }) linkUntil: string | null;
  @InstantField({ optional: true, about: 'after failures, the next try from some network waits until then' })
  delayedUntil: string | null;
  @Part(() => ProposalView, { optional: true }) proposal: ProposalView | null;
  @Part(() => IncompatibleRolesView, { list: true, about: 'roles it holds and should not hold together' })
  conflicts: IncompatibleRolesView[];
  @YesNo({ about: 'a second account of one officer record, from before 0.5.0' }) sharesFile: boolean;
  @Text({ list: true, about: 'other active accounts of the agency with the same name' }) sameName: string[];
}
