import { Controller, Get, Logger, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type Refusal, refuse, type Result } from '../kernel/result.js';
import { RateLimiter } from '../platform/http/rate-limiter.js';
import { type PublicRecordRow, PublicRecords } from '../modules/disclosure/index.js';
import { Public, titleOf } from '../platform/http/index.js';
import { PROOF_HEADERS, sendJson, sendRefusal, sendPage, sendText, viewOfRequest } from './answer.js';
import { messagePage } from './pages/message.page.js';
import { proofPage } from './pages/proof.page.js';
import { tombstonePage } from './pages/record.page.js';
import { PROOF_SCRIPT } from './proof-script.js';
import { type RecordProof, RecordProofs } from './record-proofs.js';

const A_MINUTE = 60;

/** Is this record unaltered? All that a visitor needs to find out by himself. */
@ApiExcludeController()
@Controller()
export class PortalProofController {
  private readonly logger = new Logger('portal');

  constructor(
    private readonly publicRecords: PublicRecords,
    private readonly proofs: RecordProofs,
    private readonly rateLimiter: RateLimiter,
  ) {}

  @Get('portal/proof.js')
  @Public()
  script(@Res() response: Response): void {
    sendText(response, 'text/javascript; charset=utf-8', PROOF_SCRIPT);
  }

  @Get('portal/disclosures/:slug/proof')
  @Public()
  async page(@Req() request: Request, @Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const view = viewOfRequest(request);
    const row = await this.publicRecords.one(slug);
    if (row && row.state !== 'published') return sendPage(response, view, tombstonePage(view, row), 410);
    const proof = await this.proof(request, row, slug);
    if (row && proof.ok)
      return sendPage(response, view, proofPage(view, row, proof.value), 200, PROOF_HEADERS);
    const { status, title } = wordsOf(proof.ok ? refuse('not-found').refusal : proof.refusal);
    sendPage(response, view, messagePage(view, '未能核验', `${title}。`), status);
  }

  @Get('portal/disclosures/:slug/proof.json')
  @Public()
  async json(@Req() request: Request, @Res() response: Response, @Param('slug') slug: string): Promise<void> {
    const row = await this.publicRecords.one(slug);
    const shown = row?.state === 'published' ? row : null;
    const proof = await this.proof(request, shown, slug);
    if (proof.ok) return sendJson(response, proof.value);
    sendRefusal(response, proof.refusal);
  }

  private async proof(
    request: Request,
    row: PublicRecordRow | null,
    slug: string,
  ): Promise<Result<RecordProof>> {
    if (!row) return refuse('not-found');
    if (this.rateLimiter.tooMany(`proof ${request.ip}`, A_MINUTE)) return refuse('portal.too-many');
    try {
      return await this.proofs.of(slug);
    } catch (error) {
      // A tree that does not give its signed root was changed: the office is told, and so is the visitor.
      this.logger.error(`${slug}: ${String(error)}`);
      return refuse('disclosure.altered');
    }
  }
}

function wordsOf(refusal: Refusal): { status: number; title: string } {
  const [status, title] = titleOf(refusal.code);
  return { status, title };
}
