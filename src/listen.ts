import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { callOf } from './cli/command.js';
import { commandOf } from './cli/commands.js';
import { Uploads } from './modules/evidence/index.js';
import type { Config } from './platform/config/index.js';
import { ProgramLog } from './platform/logs/index.js';
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
  if (config.publicOriginIsLocal)
    app
      .get(ProgramLog)
      .warn(
        'PUBLIC_ORIGIN 未设置为他人可访问的地址，二维码不予显示 / PUBLIC_ORIGIN is no address that others reach: no QR code is shown',
        'server',
      );
  const address = `三项 Sanxiang  http://${config.host}:${port}/`;
  // Whoever gathers logs reads objects; a person at a terminal reads the sentence, whatever else is logged.
  if (config.logFormat === 'json') app.get(ProgramLog).event('info', 'server', address, { port });
  else console.log(address);
}
