import 'reflect-metadata';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Instant } from './kernel/time.js';
import { type Config, PROJECT_ROOT, RunMode, type RunModeName } from './platform/config/index.js';
import {
  inputPipe,
  ProblemFilter,
  refuseUndeclaredRoutes,
  ResultInterceptor,
  serveWorkspace,
} from './platform/http/index.js';
import { Ownership } from './platform/owner/index.js';
import { Clock } from './platform/time/index.js';
import { checkReading, openChecked } from './start-checks.js';

const JSON_LIMIT = '1mb';
/** Longer than a reverse proxy keeps a connection that rests (60 s by custom): it never sends into one that closes. */
const REST_MS = 65_000;

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
    return await assemble(
      AppModule.forRoot({ config, mode: new RunMode(mode), writer, ownership }),
      config,
      at,
    );
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
  at: Instant | undefined,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(parts, {
    bodyParser: false,
    logger: config.production ? ['error', 'warn', 'log'] : ['error', 'warn'],
    abortOnError: false,
    // A player that holds its connection open must not hold up the end; uploads have been flushed by then.
    forceCloseConnections: true,
  });
  if (at) app.get(Clock).set(at);
  app.useBodyParser('json', { limit: JSON_LIMIT });
  app.useBodyParser('urlencoded', { limit: JSON_LIMIT, extended: false });
  app.disable('x-powered-by');
  app.set('trust proxy', config.proxyHops);
  app.use('/api', keepNothing);
  app.useGlobalPipes(inputPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalInterceptors(new ResultInterceptor());
  app.enableShutdownHooks();
  // Described when somebody asks for the first time: a start has better things to do.
  SwaggerModule.setup('api/docs', app, () => openApiOf(app), { jsonDocumentUrl: 'api/openapi.json' });
  // Node would cut every upload after five minutes; the upload handler itself gives up on a silent sender.
  Object.assign(app.getHttpServer(), { requestTimeout: 0, keepAliveTimeout: REST_MS });
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

export function openApiOf(app: NestExpressApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle('Sanxiang 三项')
    .setDescription('Compliance tracker for the three systems of administrative enforcement')
    .setVersion('1')
    .addBearerAuth()
    .build();
  return SwaggerModule.createDocument(app, info, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}
