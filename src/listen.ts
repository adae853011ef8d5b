import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Uploads } from './modules/evidence/index.js';
import type { Config } from './platform/config/index.js';

/** Opens the port and says where. */
export async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  app.get(Uploads).start();
  const server = await app.listen(config.port, config.host);
  const { port } = server.address() as AddressInfo;
  console.log(`三项 Sanxiang  http://${config.host}:${port}/`);
}
