import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { callOf } from './cli/command.js';
import { commandOf } from './cli/commands.js';
import { Uploads } from './modules/evidence/index.js';
import type { Config } from './platform/config/index.js';
import { CommandSocket } from './platform/owner/index.js';

/** Opens the port, takes commands of the command line, and says where. */
export async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  app.get(Uploads).start();
  await app.get(CommandSocket).open(async ({ name, args, folder }, output) => {
    const call = callOf(args, folder, output);
    const command = commandOf(name, call);
    if (command?.opens !== 'writes') throw new Error(`the server runs no command ${name}`);
    const result = await command.run(app, call);
    return result === 'usage' ? 2 : result;
  });
  const server = await app.listen(config.port, config.host);
  const { port } = server.address() as AddressInfo;
  console.log(`三项 Sanxiang  http://${config.host}:${port}/`);
}
