import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from './platform/config/index.js';

/** Opens the port. Uploads of many gigabytes take longer than Node's default limit; stalled ones are cut by the upload server itself. */
export async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  const server = await app.listen(config.port, config.host);
  server.requestTimeout = 0;
  const { port } = server.address();
  console.log(`三项 Sanxiang  http://${config.host}:${port}/`);
}
