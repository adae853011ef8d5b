import { Controller, Get, Head, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { RateLimiter } from '../platform/http/rate-limiter.js';
import { OpenShare, ServeContent, ServeDerivative } from '../modules/evidence/index.js';
import { Public, RefusedException } from '../platform/http/index.js';
import { refuse } from '../kernel/result.js';
import { chinaMinute } from '../kernel/time.js';
import { Clock } from '../platform/time/index.js';
import { HEADERS, PLAYER_HEADERS, sendPage, viewOfRequest } from './answer.js';
import { messagePage } from './pages/message.page.js';
import { sharePage } from './pages/share.page.js';

/** Guessing a link of 256 bits is hopeless; hammering at it is still stopped. */
const A_MINUTE = 600;

/** Evidence lent to one named person outside, by a link that ends. */
@ApiExcludeController()
@Controller('share/:token')
export class ShareController {
  constructor(
    private readonly shares: OpenShare,
    private readonly content: ServeContent,
    private readonly playing: ServeDerivative,
    private readonly rateLimiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  async page(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    this.checkRate(request);
    const view = viewOfRequest(request);
    const opened = await this.shares.open(token);
    if (!opened.ok) {
      const over = opened.refusal.code !== 'not-found';
      const detail = over ? '链接已过期、被撤回，或者材料已依法销毁。' : '没有这个链接。';
      return sendPage(response, view, messagePage(view, '不能查看', detail), over ? 410 : 404);
    }
    const { share, item } = opened.value;
    const page = sharePage({
      token,
      viewer: share.viewer,
      viewerUnit: share.viewerUnit,
      filename: item.filename,
      medium: item.medium,
      sha256: item.sha256,
      expires: chinaMinute(share.expiresAt),
      opened: chinaMinute(this.clock.now()),
    });
    sendPage(response, view, page, 200, PLAYER_HEADERS);
  }

  @Get('content')
  @Public()
  bytes(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send(token, request, response);
  }

  @Head('content')
  @Public()
  facts(@Param('token') token: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send(token, request, response);
  }

  private async send(token: string, request: Request, response: Response): Promise<void> {
    this.checkRate(request);
    const opened = await this.shares.view(token);
    if (!opened.ok) throw new RefusedException(opened.refusal);
    response.set({ 'Referrer-Policy': HEADERS['Referrer-Policy']!, 'X-Robots-Tag': 'noindex' });
    const { item } = opened.value;
    const timed = item.medium === 'video' || item.medium === 'audio';
    await (timed
      ? this.playing.show(item, request, response)
      : this.content.send(item, 'inline', request, response));
  }

  private checkRate(request: Request): void {
    if (this.rateLimiter.tooMany(`share ${request.ip}`, A_MINUTE))
      throw new RefusedException(refuse('portal.too-many').refusal);
  }
}
