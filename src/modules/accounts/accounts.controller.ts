import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, type Permission, permissionsOf, type Role, ROLES } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import {
  type ActorRequest,
  Allow,
  IdField,
  InstantField,
  Me,
  OneOf,
  Part,
  Public,
  Text,
} from '../../platform/http/index.js';
import { Agencies } from '../agencies/index.js';
import { AccountsSupport } from './accounts-support.js';
import { Attempts } from './attempts.js';
import { SESSION_COOKIE } from './auth.guard.js';
import { ChangeAccount } from './change-account.js';
import { CreateAccount } from './create-account.js';
import { SignIn } from './sign-in.js';
import { SignOut } from './sign-out.js';

export class LoginInput {
  @Text({ max: 60 }) username: string;
  @Text({ max: 200 }) password: string;
  @Text({ max: 10, optional: true, about: 'one-time code, for accounts with a second factor' }) otp?: string;
}
export class UserView {
  @IdField() id: string;
  @Text() username: string;
  @Text() name: string;
  @IdField() agencyId: string;
  @Text() agencyName: string;
  @OneOf(ROLES, { list: true }) roles: readonly Role[];
  @Text({ list: true }) permissions: readonly Permission[];
  @IdField({ optional: true }) officerId?: string;
}
export class SessionView {
  @Text() accessToken: string;
  @InstantField() expiresAt: string;
  @Part(() => UserView) user: UserView;
}
export class NewAccountInput {
  @IdField() agencyId: string;
  @Text({ min: 3, max: 60, pattern: /^[a-z][a-z0-9._-]*$/ }) username: string;
  @Text({ max: 60 }) name: string;
  @Text({ max: 200 }) password: string;
  @OneOf(ROLES, { list: { min: 1, max: 12 } }) roles: Role[];
  @IdField({ optional: true }) officerId?: string;
}
export class RolesInput {
  @OneOf(ROLES, { list: { min: 1, max: 12 } }) roles: Role[];
}
export class CreatedView {
  @IdField() id: string;
}
export class AccountView {
  @IdField() id: string;
  @Text() username: string;
  @Text() name: string;
  @IdField() agencyId: string;
  @OneOf(ROLES, { list: true }) roles: Role[];
  @OneOf(['active', 'disabled']) status: string;
  @InstantField({ optional: true }) lockedUntil: string | null;
}

const LOGINS_PER_MINUTE = 30;

@ApiTags('accounts')
@Controller('api')
export class AccountsController {
  constructor(
    private readonly signInAct: SignIn,
    private readonly signOutAct: SignOut,
    private readonly createAccount: CreateAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly attempts: Attempts,
    private readonly agencies: Agencies,
    private readonly support: AccountsSupport,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ type: SessionView })
  async login(
    @Body() input: LoginInput,
    @Req() request: ActorRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Result<SessionView>> {
    if (this.attempts.tooMany(`login ${request.ip}`, LOGINS_PER_MINUTE)) return refuse('auth.too-many');
    const opened = await this.signInAct.signIn(input.username, input.password);
    if (!opened.ok) return opened;
    const { accessToken, expiresAt, actor } = opened.value;
    response.cookie(SESSION_COOKIE, accessToken, this.support.cookie(expiresAt));
    return ok({ accessToken, expiresAt, user: await this.view(actor) });
  }

  @Post('auth/logout')
  @HttpCode(204)
  @Allow('session.close')
  async logout(
    @Me() me: Actor,
    @Req() request: ActorRequest,
    @Res({ passthrough: true }) response: Response,
  ) {
    response.clearCookie(SESSION_COOKIE);
    return this.signOutAct.signOut(me, request.sessionToken!);
  }

  @Get('me')
  @Allow('self.read')
  @ApiOkResponse({ type: UserView })
  me(@Me() me: Actor): Promise<UserView> {
    return this.view(me);
  }

  @Get('accounts')
  @Allow('account.read')
  @ApiOkResponse({ type: [AccountView] })
  list(@Me() me: Actor): Promise<AccountView[]> {
    return this.support.list(me.agencyIds);
  }

  @Post('accounts')
  @Allow('account.create')
  @ApiCreatedResponse({ type: CreatedView })
  create(@Me() me: Actor, @Body() input: NewAccountInput): Promise<Result<CreatedView>> {
    return this.createAccount.create(me, input, this.support.newId());
  }

  @Post('accounts/:id/disable')
  @HttpCode(204)
  @Allow('account.disable')
  disable(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<void>> {
    return this.changeAccount.disable(me, id);
  }

  @Post('accounts/:id/roles')
  @HttpCode(204)
  @Allow('account.grant-roles')
  grant(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RolesInput,
  ): Promise<Result<void>> {
    return this.changeAccount.grantRoles(me, id, input.roles);
  }

  private async view(actor: Actor): Promise<UserView> {
    const { userId: id, username, name, agencyId, roles, officerId } = actor;
    const agency = await this.agencies.get(agencyId);
    return {
      id,
      username,
      name,
      agencyId,
      agencyName: agency?.name ?? '',
      roles,
      permissions: permissionsOf(roles),
      officerId,
    };
  }
}
