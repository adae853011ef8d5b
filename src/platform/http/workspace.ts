import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import express from 'express';
import expressStaticGzip from 'express-static-gzip';
import type { NestExpressApplication } from '@nestjs/platform-express';

/**
 * Serves the built workspace under /app/. Its files carry a digest in their names and may be kept; the page itself
 * may not. Scripts and styles were compressed by the build (`*.br`, `*.gz`) and are sent so where the browser takes it.
 * Every address under /app/ that is no file is the page: it finds its own way.
 */
export function serveWorkspace(app: NestExpressApplication, folder: string): void {
  const page = join(folder, 'index.html');
  const server = app.getHttpAdapter().getInstance();
  server.get('/', (_, response) => response.redirect(302, '/app/'));
  server.get('/favicon.ico', (_, response) => response.status(204).end());
  if (!existsSync(page)) {
    new Logger('workspace').warn(
      '工作台尚未构建，请先执行 npm run build / the workspace is not built: npm run build',
    );
    return;
  }
  server.use('/app', (_, response, next) => {
    response.set(
      'Content-Security-Policy',
      "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    response.set('X-Content-Type-Options', 'nosniff');
    response.set('Referrer-Policy', 'same-origin');
    next();
  });
  const compressed = { enableBrotli: true, orderPreference: ['br' as const, 'gzip' as const] };
  server.use(
    '/app/assets',
    expressStaticGzip(join(folder, 'assets'), {
      ...compressed,
      index: false,
      serveStatic: { immutable: true, maxAge: '365d', fallthrough: false },
    }),
  );
  server.use(
    '/app',
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  server.get(/^\/app(\/.*)?$/, (_, response) => response.set('Cache-Control', 'no-cache').sendFile(page));
}
