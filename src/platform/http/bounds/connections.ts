import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { refuse, type Refused } from '../../../kernel/result.js';
import { problemOf } from '../problem.js';
import { titleOf } from '../refusal-catalogue.js';
import { networkOf } from './route-rate-limiter.js';

/** Longer than a reverse proxy keeps a connection that rests (60 s by custom): it never sends into one that closes. */
const REST_MS = 65_000;
/** From the first byte of a connection, or the end of the request before, to the end of the headers. */
const HEADERS_MS = 15_000;
const LOOK_EVERY_MS = 2_000;
/** Descriptors kept for files, databases and what the program opens itself. */
const OTHER_DESCRIPTORS = 256;
const DESCRIPTORS_WHERE_UNKNOWN = 1_024;

interface Connection {
  readonly socket: Socket;
  readonly network: string;
  /** A request is being answered: all of it is here, or its bytes are taken as they come. */
  busy: boolean;
}

const connections = new WeakMap<Socket, Connection>();

/** Says that the connection waits for the rest of a body; the answer ends the waiting. */
export function waitingForBody({ socket }: IncomingMessage): () => void {
  const connection = connections.get(socket);
  if (!connection) return () => {};
  connection.busy = false;
  return () => (connection.busy = true);
}

export interface ConnectionBounds {
  /** Connections of one network (an IPv4 address, a /64) at most; undefined behind a proxy, which is one address. */
  readonly perNetwork: number | undefined;
  /** Connections in all at most. */
  readonly total: number;
  /** Notes that something that is no request was refused; gives the number under which it stands in the log. */
  readonly onBroken: (status: number) => string;
}

/** As many as the descriptors of the process allow, and no more than are asked for. */
export const mostConnections = (asked: number): number =>
  Math.max(16, Math.min(asked, descriptors() - OTHER_DESCRIPTORS));

function descriptors(): number {
  try {
    const soft = /^Max open files\s+(\d+|unlimited)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return soft === 'unlimited' ? Number.MAX_SAFE_INTEGER : Number(soft ?? DESCRIPTORS_WHERE_UNKNOWN);
  } catch {
    return DESCRIPTORS_WHERE_UNKNOWN;
  }
}

/**
 * Bounds the time and the number of connections. When there are too many, the one that has waited longest without a
 * whole request gives way, first of the same network: whoever holds a thousand half-sent requests loses his own, and
 * an honest visitor of the same network still comes in. A request that is being answered is never cut.
 */
export function boundConnections(server: Server, { perNetwork, total, onBroken }: ConnectionBounds): void {
  // Uploads may take hours, so the whole request has no bound here: each body has its own (`read-bytes.ts`, tus).
  Object.assign(server, {
    requestTimeout: 0,
    keepAliveTimeout: REST_MS,
    headersTimeout: HEADERS_MS,
    connectionsCheckingInterval: LOOK_EVERY_MS,
  });
  const open = new Set<Connection>();
  const networks = new Map<string, Set<Connection>>();

  server.on('connection', (socket: Socket) => {
    const connection: Connection = { socket, network: networkOf(socket.remoteAddress ?? ''), busy: false };
    const same = networks.get(connection.network) ?? new Set<Connection>();
    networks.set(connection.network, same.add(connection));
    open.add(connection);
    connections.set(socket, connection);
    socket.once('close', () => {
      open.delete(connection);
      same.delete(connection);
      if (same.size === 0) networks.delete(connection.network);
    });
    if (perNetwork !== undefined && same.size > perNetwork) giveWay(same, connection);
    else if (open.size > total) giveWay(open, connection);
  });
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(socket);
    if (!connection) return;
    connection.busy = true;
    response.once('close', () => {
      connection.busy = false;
      // The longest waiting stand first.
      for (const set of [open, networks.get(connection.network)])
        if (set?.delete(connection) && !socket.destroyed) set.add(connection);
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) =>
    answerBroken(error, socket, onBroken),
  );
}

/** The first that waits and is not the newest; the newest where all are being answered. */
function giveWay(among: ReadonlySet<Connection>, newest: Connection): void {
  for (const connection of among)
    if (!connection.busy && connection !== newest) return void connection.socket.destroy();
  newest.socket.destroy();
}

const REFUSALS: Readonly<Record<string, () => Refused>> = {
  HPE_HEADER_OVERFLOW: () => refuse('input.headers-too-large'),
  ERR_HTTP_REQUEST_TIMEOUT: () => refuse('input.too-slow'),
};
const NO_HTTP = (): Refused => refuse('input.malformed');

/** What is no HTTP, or came too slowly, is told in the same form as everything else. */
function answerBroken(
  error: NodeJS.ErrnoException,
  socket: Socket,
  onBroken: ConnectionBounds['onBroken'],
): void {
  // Between the parts of another answer it would be read as one of them.
  const answering = connections.get(socket)?.busy === true;
  if (error.code === 'ECONNRESET' || !socket.writable || answering) return void socket.destroy();
  const { refusal } = (REFUSALS[error.code ?? ''] ?? NO_HTTP)();
  const problem = problemOf(refusal, onBroken(titleOf(refusal.code)[0]));
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} Refused`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
