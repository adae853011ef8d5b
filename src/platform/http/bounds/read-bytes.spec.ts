import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Request } from 'express';
import type { RefusedException } from '../problem.js';
import { readBytes } from './read-bytes.js';

const MOST = 1000;
const WITHIN_MS = 150;
/** Ends the test if the body is waited for without end. */
const PATIENCE_MS = 5_000;

let server: Server;
let outcome: Promise<string>;

beforeEach(async () => {
  outcome = new Promise((resolve) => {
    server = createServer((request, response) => {
      void readBytes(request as Request, MOST, WITHIN_MS)
        .then(
          (bytes) => `${bytes.length} bytes`,
          (error: RefusedException) => error.refusal.code,
        )
        .then((told) => {
          resolve(told);
          response.end();
        });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const send = (head: string, body = '') => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n${body}`);
  return socket;
};

it('reads what is whole in time', async () => {
  send('Content-Length: 5', 'abcde');
  expect(await outcome).toBe('5 bytes');
});

it('S8 refuses a body that stays away, and one that comes in drops', async () => {
  send('Content-Length: 5', 'abc');
  expect(await outcome).toBe('input.too-slow');
});

it(
  'S8 counts the whole time, not the silence between two bytes',
  async () => {
    const socket = send('Content-Length: 900');
    const timer = setInterval(() => socket.write('a'), 20);
    expect(await outcome).toBe('input.too-slow');
    clearInterval(timer);
  },
  PATIENCE_MS,
);

it('S1 refuses by the declared length, and by the bytes where none is declared', async () => {
  send('Content-Length: 1001');
  expect(await outcome).toBe('input.too-large');
});

it('S1 stops at the bound of a body without length', async () => {
  send('Transfer-Encoding: chunked', `400\r\n${'a'.repeat(1024)}\r\n`);
  expect(await outcome).toBe('input.too-large');
});

it('a line that is cut is a refusal, not a fault', async () => {
  const socket = send('Content-Length: 5', 'abc');
  setTimeout(() => socket.destroy(), 20);
  expect(await outcome).toBe('input.malformed');
});
