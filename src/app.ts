import 'reflect-metadata';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Instant } from './kernel/time.js';
import { recordSecurity } from './modules/security-log/index.js';
import { type Config, PROJECT_ROOT, RunMode, type RunModeName } from './platform/config/index.js';
import {
  boundRequests,
  compressAnswers,
  inputPipe,
  observeRequests,
  ProblemFilter,
  refuseUndeclaredRoutes,
  sameOrigin,
  serveWorkspace,
} from './platform/http/index.js';
import { openLog, type ProgramLog } from './platform/logs/index.js';
import { IssuedDrafts } from './platform/drafts/index.js';
import { RepeatedRequests } from './platform/repeats/index.js';
import { Ownership } from './platform/owner/index.js';
import { Clock } from './platform/time/index.js';
import { openApiOf } from './openapi.js';
import { checkReading, openChecked } from './start-checks.js';

export { openApiOf };

/**
 * The whole program, ready to listen: the same for `main`, the command line, the tests and the demo. `at` stops the
 * clock before anything happens (tests): what the program does by itself at its start is entered with its time.
 * Throws `StartRefused` where a start cannot be right, and when another process has the folders; `ownership` says that
 * they were taken before.
 */
export async function createApp(
  config: Config,
  at?: Instant,
  mode: RunModeName = 'server',
  ownership = mode === 'read-only' ? undefined : Ownership.take(config, mode),
): Promise<NestExpressApplication> {
  let writer: DataSource | undefined;
  try {
    writer = await database(config, mode, at ?? new Clock().now());
    const log = openLog(config, mode === 'server' ? 'server' : 'command');
    const parts = AppModule.forRoot({ config, mode: new RunMode(mode), log, writer, ownership });
    return await assemble(parts, config, log, at);
  } catch (error) {
    if (writer?.isInitialized) await writer.destroy();
    ownership?.release();
    throw error;
  }
}

async function database(config: Config, mode: RunModeName, now: Instant): Promise<DataSource | undefined> {
  if (mode !== 'read-only') return openChecked(config, now);
  await checkReading(config);
  return undefined;
}

async function assemble(
  parts: DynamicModule,
  config: Config,
  log: ProgramLog,
  at: Instant | undefined,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(parts, {
    bodyParser: false,
    logger: log,
    abortOnError: false,
    // A player that holds its connection open must not hold up the end; uploads have been flushed by then.
    forceCloseConnections: true,
  });
  if (at) app.get(Clock).set(at);
  app.disable('x-powered-by');
  // Nobody keeps an answer of the interface (`keepNothing`); what may be kept names its tag itself.
  app.disable('etag');
  app.set('trust proxy', config.proxyHops);
  observeRequests(app, config);
  compressAnswers(app);
  recordSecurity(app);
  app.use('/api', keepNothing, sameOrigin(config));
  boundRequests(app, config);
  app.useGlobalInterceptors(app.get(RepeatedRequests), app.get(IssuedDrafts));
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter(log));
  app.enableShutdownHooks();
  // Described when somebody asks for the first time: a start has better things to do.
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/openapi.json' });
  serveWorkspace(app, join(PROJECT_ROOT, 'web/dist'));
  await app.init();
  refuseUndeclaredRoutes(app);
  return app;
}

/** Answers hold case files and tokens: neither a browser nor anything between keeps them. Evidence says otherwise itself. */
function keepNothing(_: Request, response: Response, next: NextFunction): void {
  response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  next();
}
