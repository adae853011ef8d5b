import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Config } from '../platform/config/index.js';
import { Clock } from '../platform/time/index.js';
import { PortalRateLimit } from './portal-rate-limit.js';
import './refusals.js';

/** A file that stays under way until the reader goes. */
const rateLimit = new PortalRateLimit(new Clock(), { portalPerMinute: 0 } as Config);
const app = express();
app.use((request, response, next) => rateLimit.use(request, response, next));
app.get('/all.csv', (_, response) => void response.write('head\n'));
app.get('/page', (_, response) => void response.send('page'));
const server = createServer(app);
const ask = (path: string): Promise<IncomingMessage> => {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => get({ host: '127.0.0.1', port, path, agent: false }, resolve));
};
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('sends one address two whole files at once, and the next when one of them has ended', async () => {
  const [first, second] = [await ask('/all.csv'), await ask('/all.csv')];
  expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
  const third = await ask('/all.csv');
  expect([third.statusCode, third.headers['retry-after']]).toEqual([429, '5']);
  expect((await ask('/page')).statusCode).toBe(200);
  first.destroy();
  let again = await ask('/all.csv');
  for (let i = 0; again.statusCode === 429 && i < 100; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    again = await ask('/all.csv');
  }
  expect(again.statusCode).toBe(200);
});
