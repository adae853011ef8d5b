import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { type ActorRequest, Allow, Me } from '../../platform/http/index.js';
import { AccountActs } from './account-acts.js';
import { EndOwnSessions } from './acts/index.js';
import { ChangePasswordInput, NoticesView, OwnSessionView } from './dto/session.dto.js';
import { OwnAccount } from './own-account.js';
import { OwnPassword } from './own-password.js';

/** What a person sees and does of his own account. */
@ApiTags('accounts')
@Controller('api/me')
export class OwnAccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly ownPassword: OwnPassword,
    private readonly acts: AccountActs,
  ) {}

  @Post('password')
  @HttpCode(204)
  @Allow('account.change-password')
  change(
    @Me() me: Actor,
    @Req() request: ActorRequest,
    @Body() { current, password }: ChangePasswordInput,
  ): Promise<Result<void>> {
    return this.ownPassword.change(me, request.sessionId!, current, password);
  }

  @Get('sessions')
  @Allow('self.read')
  @ApiOkResponse({ type: [OwnSessionView] })
  sessions(@Me() me: Actor, @Req() request: ActorRequest): Promise<OwnSessionView[]> {
    return this.own.sessions(me, request.sessionId!);
  }

  @Post('sessions/end-others')
  @HttpCode(204)
  @Allow('session.end')
  endOthers(@Me() me: Actor, @Req() request: ActorRequest): Promise<Result<void>> {
    const input = { but: request.sessionId! };
    return this.acts.run(EndOwnSessions, { actor: me, id: me.userId, input });
  }

  @Post('sessions/:id/end')
  @HttpCode(204)
  @Allow('session.end')
  end(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<void>> {
    return this.acts.run(EndOwnSessions, { actor: me, id: me.userId, input: { only: id } });
  }

  @Get('notices')
  @Allow('self.read')
  @ApiOkResponse({ type: NoticesView })
  notices(@Me() me: Actor): Promise<NoticesView> {
    return this.own.notices(me);
  }

  @Post('notices/seen')
  @HttpCode(204)
  @Allow('self.read')
  seen(@Me() me: Actor): Promise<void> {
    return this.own.markSeen(me);
  }
}
