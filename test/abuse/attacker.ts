import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Attack } from './attack.js';

export interface Outcome {
  /** 0: the line was cut without an answer. */
  readonly status: number;
  readonly code?: string;
  readonly ms: number;
}

/** How long a sender of half a request is watched before he goes. */
const WATCHED_MS = 300;
const PATIENCE_MS = 10_000;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends one hostile request as somebody, or as nobody. */
export function send(origin: string, attack: Attack, token: string | undefined): Promise<Outcome> {
  return attack.partial ? sendHalf(origin, attack, token) : sendWhole(origin, attack, token);
}

function sendWhole(
  origin: string,
  { method, path, headers = {}, body }: Attack,
  token?: string,
): Promise<Outcome> {
  const { hostname, port } = new URL(origin);
  const begun = performance.now();
  const given = method === 'GET' || method === 'HEAD' ? undefined : body;
  const chunked = 'Transfer-Encoding' in headers;
  return new Promise((resolve) => {
    const end = (status: number, code?: string): void =>
      resolve({ status, code, ms: performance.now() - begun });
    try {
      const sent = request(
        {
          ...{ hostname, port, method, path, agent, timeout: PATIENCE_MS },
          headers: {
            // A request that names no version is refused before its body is looked at.
            'If-Match': '*',
            ...(token && { Authorization: `Bearer ${token}` }),
            ...(given !== undefined && !chunked && { 'Content-Length': Buffer.byteLength(given) }),
            ...headers,
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', () => end(answer.statusCode!));
          answer.on('end', () => {
            const text = Buffer.concat(parts).toString();
            const told = /json/.test(answer.headers['content-type'] ?? '');
            let code: string | undefined;
            try {
              if (told) code = (JSON.parse(text) as { code?: string }).code;
            } catch {
              code = undefined;
            }
            end(answer.statusCode!, code);
          });
        },
      );
      sent.on('timeout', () => sent.destroy());
      sent.on('error', () => end(0));
      sent.end(given);
    } catch {
      // Node itself does not send it.
      end(400, 'not-sent');
    }
  });
}

function sendHalf(
  origin: string,
  { method, path, headers = {}, body = '' }: Attack,
  token?: string,
): Promise<Outcome> {
  const { hostname, port } = new URL(origin);
  const begun = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let said = '';
    const lines = Object.entries({
      Host: 'x',
      'If-Match': '*',
      ...headers,
      ...(token && { Authorization: `Bearer ${token}` }),
    });
    socket.on('error', () => {});
    socket.write(
      `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('')}\r\n`,
    );
    socket.write(body);
    socket.on('data', (part) => (said += String(part)));
    setTimeout(() => {
      socket.destroy();
      const status = Number(/^HTTP\/1.1 (\d+)/.exec(said)?.[1] ?? 408);
      const code = /"code":"([^"]+)"/.exec(said)?.[1] ?? 'waited';
      resolve({ status, code, ms: performance.now() - begun - WATCHED_MS });
    }, WATCHED_MS);
  });
}

/** An honest client in a thread of its own, who asks how the program is. */
const HONEST = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { Agent, get } = require('node:http');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = [], failed = [];
  let over = false;
  parentPort.on('message', () => { over = true; });
  const ask = () => new Promise((resolve) => get(workerData + '/api/health', { agent, timeout: 20000 }, (answer) => {
    answer.resume().on('end', () => resolve(answer.statusCode));
  }).on('error', (error) => resolve(error.message)));
  (async () => {
    while (!over) {
      const begun = performance.now();
      const said = await ask();
      times.push(performance.now() - begun);
      if (said !== 200) failed.push(said);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    agent.destroy();
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
    parentPort.postMessage({ asked: times.length, p50: at(0.5), p99: at(0.99), longest: times.at(-1), failed, times });
    parentPort.close();
  })();
`;

export interface Honest {
  readonly asked: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly failed: readonly unknown[];
  /** Of each answer. */
  readonly times: readonly number[];
}

/** Begins to ask; the function it gives ends it and tells how long the answers took. */
export function honestClient(origin: string): () => Promise<Honest> {
  const worker = new Worker(HONEST, { eval: true, workerData: origin });
  return () =>
    new Promise((resolve) => {
      worker.once('message', (told: Honest) => resolve(told));
      worker.postMessage('end');
    });
}
