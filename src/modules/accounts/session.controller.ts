import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { CookieOptions, Response } from 'express';
import { type Actor, permissionsOf } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Config, isSecure } from '../../platform/config/index.js';
import {
  type ActorRequest,
  Allow,
  RateLimit,
  cookieOf,
  credentialOf,
  deviceCookie,
  fromBrowser,
  Me,
  Public,
  sessionCookie,
} from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import { AccountActs } from './account-acts.js';
import { SignOut } from './acts/index.js';
import { RateLimiter } from '../../platform/http/rate-limiter.js';
import { DEVICE_DAYS } from './devices.js';
import { FirstUseInput, LoginInput, SessionView, UserView } from './dto/session.dto.js';
import { OwnPassword } from './own-password.js';
import { networkOf } from './rules/network.rules.js';
import { SignIn } from './sign-in.js';

/** Of one network, before a byte is read; delays of an account and a network are counted apart (ADR 0036). */
const LOGINS_PER_MINUTE = 300;
const LINKS_PER_MINUTE = 20;
const DAY_MS = 86_400_000;

@ApiTags('accounts')
@Controller('api')
export class SessionController {
  constructor(
    private readonly opening: SignIn,
    private readonly ownPassword: OwnPassword,
    private readonly acts: AccountActs,
    private readonly rateLimiter: RateLimiter,
    private readonly agencies: Agencies,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Post('auth/login')
  @HttpCode(200)
  @Public()
  @RateLimit(LOGINS_PER_MINUTE, () => refuse('auth.too-many', { next: '请一分钟后再试' }))
  @ApiOkResponse({ type: SessionView })
  async login(
    @Body() input: LoginInput,
    @Req() request: ActorRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Result<SessionView>> {
    if (input.otp) return refuse('auth.otp-unsupported', { next: '请不填写动态口令' });
    const { headers } = request;
    const browser = fromBrowser(headers);
    const opened = await this.opening.signIn({
      username: input.username,
      password: input.password,
      address: request.ip ?? '',
      userAgent: headers['user-agent'],
      browser,
      deviceToken: cookieOf(headers, deviceCookie(this.config)),
      sessionToken: credentialOf(headers, this.config)?.token,
    });
    if (!opened.ok) return opened;
    const { accessToken, expiresAt, actor, deviceToken } = opened.value;
    // By the browser's own counting: its clock may be wrong by days.
    const maxAge = Date.parse(expiresAt) - this.clock.ms();
    response.cookie(sessionCookie(this.config), accessToken, this.cookie(maxAge));
    if (deviceToken)
      response.cookie(deviceCookie(this.config), deviceToken, this.cookie(DEVICE_DAYS * DAY_MS));
    const user = await this.view(actor);
    return ok({ ...(!browser && { accessToken }), expiresAt, user });
  }

  @Post('auth/first-use')
  @HttpCode(204)
  @Public()
  async firstUse(
    @Body() { token, password }: FirstUseInput,
    @Req() request: ActorRequest,
  ): Promise<Result<void>> {
    if (this.rateLimiter.tooMany(`first-use ${networkOf(request.ip ?? '')}`, LINKS_PER_MINUTE))
      return refuse('auth.too-many', { next: '请一分钟后再试', facts: { retryAfterSeconds: 60 } });
    return this.ownPassword.setByLink(token, password);
  }

  @Post('auth/logout')
  @HttpCode(204)
  @Allow('session.close')
  async logout(
    @Me() me: Actor,
    @Req() request: ActorRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Result<void>> {
    response.clearCookie(sessionCookie(this.config), this.cookie());
    return this.acts.run(SignOut, { actor: me, id: me.userId, input: request.sessionId! });
  }

  @Get('me')
  @Allow('self.read')
  @ApiOkResponse({ type: UserView })
  me(@Me() me: Actor): Promise<UserView> {
    return this.view(me);
  }

  private cookie(maxAge?: number): CookieOptions {
    const lasting = maxAge === undefined ? {} : { maxAge };
    return { httpOnly: true, sameSite: 'strict', secure: isSecure(this.config), path: '/', ...lasting };
  }

  private async view(actor: Actor): Promise<UserView> {
    const { userId: id, username, name, agencyId, roles, officerId } = actor;
    const agency = await this.agencies.get(agencyId);
    const agencyName = agency?.name ?? '';
    return { id, username, name, agencyId, agencyName, roles, permissions: permissionsOf(roles), officerId };
  }
}
