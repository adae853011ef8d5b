import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refuse } from '../kernel/result.js';
import { RateLimiter } from '../platform/http/rate-limiter.js';
import { Public, RefusedException } from '../platform/http/index.js';
import { HEADERS, sendJson, sendRefusal, sendPage, viewOfRequest } from './answer.js';
import { type CertificateCheck, CertificateChecks } from './certificate-check.js';
import { certificateFormPage, certificatePage } from './pages/certificate.page.js';
import { type RawQuery, textOf } from './search-query.js';
import { link } from './view.js';

const NO_CARD = '没有这一核验码或者证号对应的证件，请核对后重新输入。';
/** Checks from one address; enough for people at a counter, too few to walk through the numbers. */
const A_MINUTE = 60;

/** Is this certificate valid now? By the token of its QR code, or by the number printed on it. */
@ApiExcludeController()
@Controller('verify')
export class VerifyController {
  constructor(
    private readonly checks: CertificateChecks,
    private readonly rateLimiter: RateLimiter,
  ) {}

  /** By number the portrait is not shown: a number can be guessed, the token of a card in hand cannot. */
  @Get()
  @Public()
  async form(@Req() request: Request, @Res() response: Response, @Query() query: RawQuery): Promise<void> {
    const view = viewOfRequest(request);
    const token = textOf(query, 'token');
    const number = textOf(query, 'number');
    if (!token && !number) return sendPage(response, view, certificateFormPage(view));
    this.checkRate(request);
    if (token && (await this.checks.byToken(token)))
      return response.redirect(303, link(view, `/verify/${encodeURIComponent(token)}`));
    const check = number ? await this.checks.byNumber(number) : undefined;
    this.answer(request, response, check);
  }

  @Get(':token')
  @Public()
  async verify(
    @Req() request: Request,
    @Res() response: Response,
    @Param('token') token: string,
  ): Promise<void> {
    this.checkRate(request);
    this.answer(request, response, await this.checks.byToken(token));
  }

  @Get(':token/photo')
  @Public()
  @Header('Content-Security-Policy', HEADERS['Content-Security-Policy']!)
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('X-Robots-Tag', 'noindex')
  @Header('Cache-Control', 'no-cache')
  async photo(
    @Req() request: Request,
    @Res() response: Response,
    @Param('token') token: string,
  ): Promise<void> {
    this.checkRate(request);
    const photo = await this.checks.photo(token);
    if (!photo) throw new RefusedException(refuse('not-found').refusal);
    response.type(photo.mediaType).send(photo.bytes);
  }

  private answer(request: Request, response: Response, check: CertificateCheck | undefined): void {
    const view = viewOfRequest(request);
    response.vary('Accept');
    if (request.accepts(['html', 'json']) === 'json')
      return check ? sendJson(response, check) : sendRefusal(response, refuse('not-found').refusal);
    if (!check) return sendPage(response, view, certificateFormPage(view, NO_CARD), 404);
    sendPage(response, view, certificatePage(view, check));
  }

  private checkRate(request: Request): void {
    if (this.rateLimiter.tooMany(`verify ${request.ip}`, A_MINUTE))
      throw new RefusedException(refuse('portal.too-many').refusal);
  }
}
