import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../config/index.js';

/** A year, as browsers' lists ask for; other names of the domain are the business of who runs them. */
const HTTPS_ONLY = 'max-age=31536000';
/** The page that shows the interface description: its own scripts and styles, and requests to this program alone. */
const DESCRIPTION =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Headers that belong to every answer, or to pages that are not ours. Before everything else. */
export function setSafeHeaders(app: NestExpressApplication, config: Config): void {
  if (config.publicOrigin.startsWith('https://'))
    app.use((_: Request, response: Response, next: NextFunction) => {
      response.set('Strict-Transport-Security', HTTPS_ONLY);
      next();
    });
  app.use('/api/docs', (_: Request, response: Response, next: NextFunction) => {
    response.set({ 'Content-Security-Policy': DESCRIPTION, 'Referrer-Policy': 'no-referrer' });
    next();
  });
}
