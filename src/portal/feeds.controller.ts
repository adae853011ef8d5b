import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refuse } from '../kernel/result.js';
import { RateLimiter } from '../platform/http/rate-limiter.js';
import { Agencies } from '../modules/agencies/index.js';
import { PublicRecords } from '../modules/disclosure/index.js';
import { Config } from '../platform/config/index.js';
import { Public, RefusedException } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { sendCached, sendText } from './answer.js';
import { atomOf, catalogueOf, pagesSitemapOf, SITEMAP_PART, sitemapIndexOf, sitemapOf } from './feeds.js';
import { PageCache } from './page-cache.js';

const LATEST = 50;
/** Parts of the sitemap that one address may take in a minute: each is a megabyte. */
const A_MINUTE = 30;

/** For readers, search engines and catalogues of data. All of it comes from the one public table. */
@ApiExcludeController()
@Controller()
export class PortalFeedsController {
  constructor(
    private readonly publicRecords: PublicRecords,
    private readonly kept: PageCache,
    private readonly agencies: Agencies,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly rateLimiter: RateLimiter,
  ) {}

  @Get('robots.txt')
  @Public()
  robots(@Res() response: Response): void {
    const lines = [
      'User-agent: *',
      'Allow: /portal',
      'Disallow: /api/',
      'Disallow: /verify/',
      'Crawl-delay: 1',
    ];
    const sitemap = `Sitemap: ${this.config.publicOrigin}/portal/sitemap.xml`;
    sendText(response, 'text/plain; charset=utf-8', `${[...lines, sitemap].join('\n')}\n`);
  }

  @Get('portal/feed.atom')
  @Public()
  async feed(@Req() request: Request, @Res() response: Response): Promise<void> {
    const feed = await this.kept.of('feed.atom', async () => {
      const { records } = await this.publicRecords.search({ limit: LATEST });
      return atomOf(this.config.publicOrigin, records, this.clock.today());
    });
    sendCached(request, response, 'application/atom+xml; charset=utf-8', feed!);
  }

  @Get('portal/sitemap.xml')
  @Public()
  async sitemap(@Res() response: Response): Promise<void> {
    sendXml(response, sitemapIndexOf(this.config.publicOrigin, await this.publicRecords.highest()));
  }

  @Get('portal/sitemap-:part.xml')
  @Public()
  async part(@Req() request: Request, @Res() response: Response, @Param('part') part: string): Promise<void> {
    if (this.rateLimiter.tooMany(`sitemap ${request.ip}`, A_MINUTE))
      throw new RefusedException(refuse('portal.too-many').refusal);
    const { publicOrigin } = this.config;
    if (part === '0') return sendXml(response, pagesSitemapOf(publicOrigin));
    if (!/^[1-9]\d{0,4}$/.test(part)) throw new RefusedException(refuse('not-found').refusal);
    const last = Number(part) * SITEMAP_PART;
    const rows = await this.publicRecords.addresses(last - SITEMAP_PART + 1, last);
    sendXml(response, sitemapOf(publicOrigin, rows));
  }

  @Get('portal/catalog.jsonld')
  @Public()
  async catalogue(@Req() request: Request, @Res() response: Response): Promise<void> {
    const text = await this.kept.of('catalog.jsonld', async () => {
      const { records } = await this.publicRecords.list({ limit: 1 });
      const publishers = (await this.agencies.all()).map(({ name }) => name);
      const { publicOrigin, openDataTerms } = this.config;
      return JSON.stringify(
        catalogueOf(publicOrigin, openDataTerms, publishers, records[0]?.publishedOn ?? null),
      );
    });
    response.set('Access-Control-Allow-Origin', '*');
    sendCached(request, response, 'application/ld+json; charset=utf-8', text!);
  }
}

function sendXml(response: Response, text: string): void {
  sendText(response, 'application/xml; charset=utf-8', text);
}
