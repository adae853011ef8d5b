import { type Permission, type Role, ROLES } from '../../../kernel/access/index.js';
import {
  IdField,
  InstantField,
  OneOf,
  Part,
  Secret,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';

export class LoginInput {
  @Text({ max: 60 }) username: string;
  @Secret({ max: 500 }) password: string;
  @Text({ max: 10, optional: true, about: 'one-time code, for accounts with a second factor' }) otp?: string;
}

export class FirstUseInput {
  @Text({ max: 100, pattern: /^[A-Za-z0-9_-]+$/, about: 'of the one-time link, behind its #' }) token: string;
  @Secret({ max: 500, about: 'taken as it is typed: nothing is trimmed' }) password: string;
}

export class UserView {
  @IdField() id: string;
  @Text() username: string;
  @Text() name: string;
  @IdField() agencyId: string;
  @Text() agencyName: string;
  @OneOf(ROLES, { list: true, about: 'empty until two administrators gave them' }) roles: readonly Role[];
  @Text({ list: true }) permissions: readonly Permission[];
  @IdField({ optional: true }) officerId?: string;
}

export class SessionView {
  @Text({ optional: true, about: 'for programs; left out where a page of a browser asks' })
  accessToken?: string;
  @InstantField() expiresAt: string;
  @Part(() => UserView) user: UserView;
}

export class ChangePasswordInput {
  @Secret({ max: 500 }) current: string;
  @Secret({ max: 500, about: 'taken as it is typed: nothing is trimmed' }) password: string;
}

export class OwnSessionView {
  @IdField() id: string;
  @Text({ about: 'browser and system' }) device: string;
  @Text() address: string;
  @InstantField() openedAt: string;
  @InstantField({ about: 'exact to a minute' }) lastUsedAt: string;
  @InstantField() expiresAt: string;
  @YesNo({ about: 'the session by which this was asked' }) current: boolean;
}

export class NoticeView {
  @IdField() id: string;
  @InstantField() at: string;
  @Text({ about: 'the act, such as account.reset-password' }) act: string;
  @Text({ about: 'who did it' }) by: string;
  @Text({ optional: true }) reason?: string;
  @OneOf(ROLES, { list: true, optional: true }) roles?: Role[];
  @YesNo() seen: boolean;
}

export class NoticesView {
  @Whole({ about: 'of what others did to the account, since it was last marked as read' }) unseen: number;
  @Part(() => NoticeView, { list: true }) notices: NoticeView[];
}
