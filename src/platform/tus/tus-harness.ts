import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Refusal, type Result } from '../../kernel/result.js';
import { StagingArea } from '../storage/index.js';
import { InMemoryUploadRegistry, TusServer, type TusOptions, type UploadRecord } from './index.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
export const metadata = (pairs: Record<string, string>): string =>
  Object.entries(pairs)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');

/** A tus server on 127.0.0.1 over a real folder, with hooks that record what they were told. */
export class Harness {
  time = new Date('2026-03-02T01:00:00.000Z');
  readonly uploads = new InMemoryUploadRegistry();
  readonly received: Array<{ id: string; sha256: string; bytes: number; content: Buffer }> = [];
  readonly refusals: Refusal[] = [];
  readonly errors: unknown[] = [];
  onCreate: () => Promise<Result<string>> = async () => ok(randomUUID());
  onComplete: () => Promise<Result<void>> = async () => ok();
  staging!: StagingArea;
  tus!: TusServer;
  private server!: Server;
  private folder!: string;

  static async start(options: Partial<TusOptions<{ owner: string }>> = {}): Promise<Harness> {
    const harness = new Harness();
    harness.folder = await mkdtemp(join(tmpdir(), 'tus-'));
    harness.staging = await StagingArea.at(harness.folder);
    harness.restart(options);
    harness.server = createServer((req, res) => {
      const owner = req.headers.authorization ?? 'officer';
      void harness.tus.handle(req, res, { owner });
    });
    harness.server.listen(0, '127.0.0.1');
    await once(harness.server, 'listening');
    return harness;
  }

  /** A new process over the same folder and registry: nothing held in memory survives. */
  restart(options: Partial<TusOptions<{ owner: string }>> = {}): void {
    this.tus = new TusServer({
      path: '/api/uploads',
      staging: this.staging,
      uploads: this.uploads,
      now: () => this.time,
      maxSize: 1024 * 1024 * 1024,
      onError: (error) => this.errors.push(error),
      hooks: {
        onCreate: () => this.onCreate(),
        onComplete: async (_ctx, upload: UploadRecord, { sha256, bytes, stagingPath }) => {
          const result = await this.onComplete();
          if (result.ok) {
            this.received.push({ id: upload.id, sha256, bytes, content: await readFile(stagingPath) });
          }
          return result;
        },
        onRefused: async (_ctx, _upload, refusal) => void this.refusals.push(refusal),
        onTerminate: async () => ok(),
        onSwept: async () => undefined,
      },
      ...options,
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/api/uploads`;
  }

  files(): Promise<string[]> {
    return readdir(this.folder);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.tus.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async call(
    method: string,
    path: string,
    headers: Record<string, string | number> = {},
    body?: Buffer,
  ): Promise<Answer> {
    const req = request({
      port: this.port,
      host: '127.0.0.1',
      method,
      path,
      agent: false,
      headers: {
        'Tus-Resumable': '1.0.0',
        ...(!headers['Transfer-Encoding'] && { 'Content-Length': body?.length ?? 0 }),
        ...headers,
      },
    });
    req.end(body);
    const [res] = (await once(req, 'response')) as [IncomingMessage];
    const parts: Buffer[] = [];
    for await (const part of res) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    return { status: res.statusCode!, headers: res.headers, body: text ? JSON.parse(text) : {} };
  }

  /** Creates an upload and gives its path. */
  async create(length: number, headers: Record<string, string | number> = {}): Promise<string> {
    const answer = await this.call('POST', '/api/uploads', { 'Upload-Length': length, ...headers });
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.headers.location!;
  }

  patch(
    path: string,
    offset: number,
    body: Buffer,
    headers: Record<string, string | number> = {},
  ): Promise<Answer> {
    return this.call(
      'PATCH',
      path,
      { 'Upload-Offset': offset, 'Content-Type': CHUNK_TYPE, ...headers },
      body,
    );
  }

  async offset(path: string): Promise<number> {
    return Number((await this.call('HEAD', path)).headers['upload-offset']);
  }

  /** A PATCH that announces `length` bytes, sends `sent` and then keeps silent on an open connection. */
  async hang(path: string, offset: number, length: number, sent: Buffer, extra = ''): Promise<Socket> {
    const socket = connect(this.port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(
      `PATCH ${path} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: ${offset}\r\n` +
        `Content-Type: ${CHUNK_TYPE}\r\nContent-Length: ${length}\r\n${extra}\r\n`,
    );
    await new Promise((resolve) => socket.write(sent, resolve));
    // Time for a busy machine to read what the kernel holds: what is on its way when a line is cut may be lost.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return socket;
  }
}

const CHUNK_TYPE = 'application/offset+octet-stream';
