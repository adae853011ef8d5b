import { type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  /** 0: no answer came. */
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of sixty routes
  readonly body: any;
  readonly headers: IncomingHttpHeaders;
  /** False where no connection was made: the program cannot have seen the request. */
  readonly sent: boolean;
}

const NO_ANSWER: Answer = { status: 0, body: undefined, headers: {}, sent: true };
/** A program that is silent for so long has failed. */
const PATIENCE_MS = 30_000;

/** People who speak HTTP to one program; the program may end at any moment. */
export class Client {
  /** Told every offset of an upload that the program acknowledges. */
  onOffset: (path: string, offset: number) => void = () => undefined;

  constructor(
    private readonly base: () => string,
    private readonly password: string,
    private readonly tokens = new Map<string, string>(),
  ) {}

  /** The same people at another program of the same office. */
  at(base: () => string): Client {
    return new Client(base, this.password, this.tokens);
  }

  /** Opens a session of each; not part of any account. */
  async know(usernames: readonly string[]): Promise<void> {
    for (const username of usernames) {
      const { status, body } = await this.signIn(username);
      if (status !== 200) throw new Error(`${username} cannot sign in: ${status}`);
      this.tokens.set(username, body.accessToken as string);
    }
  }

  signIn(username: string): Promise<Answer> {
    return this.ask('', 'POST', '/api/auth/login', { username, password: this.password });
  }

  /** One request over a connection of its own: a kept one that was closed would leave in doubt what was sent. */
  ask(
    username: string,
    method: string,
    path: string,
    body?: object | Buffer,
    headers: Record<string, string> = {},
    token = this.tokens.get(username),
  ): Promise<Answer> {
    const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    const type = body === undefined || Buffer.isBuffer(body) ? {} : { 'Content-Type': 'application/json' };
    return new Promise((resolve) => {
      const req = request(this.base() + path, {
        method,
        agent: false,
        timeout: PATIENCE_MS,
        headers: {
          'If-Match': '*',
          ...(token && { Authorization: `Bearer ${token}` }),
          ...{ ...type, 'Content-Length': bytes?.length ?? 0, ...headers },
        },
      });
      req.on('timeout', () => req.destroy());
      req.on('error', (error: NodeJS.ErrnoException) =>
        resolve({ ...NO_ANSWER, sent: error.code !== 'ECONNREFUSED' }),
      );
      req.on('close', () => resolve(NO_ANSWER));
      req.on('response', (res) => {
        const parts: Buffer[] = [];
        res.on('error', () => resolve(NO_ANSWER));
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          resolve({ status: res.statusCode!, body: parsed(text), headers: res.headers, sent: true });
        });
      });
      req.end(bytes);
    });
  }

  post(username: string, path: string, body: object = {}): Promise<Answer> {
    return this.ask(username, 'POST', path, body);
  }

  /** A form as a browser sends it to a page of the portal. */
  visitor(path: string, fields: Record<string, string>): Promise<Answer> {
    const body = Buffer.from(new URLSearchParams(fields).toString());
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
    };
    return this.ask('', 'POST', path, body, headers);
  }

  /** A form with one file. */
  upload(username: string, path: string, fields: Record<string, string>, name: string, bytes: Buffer) {
    const boundary = 'sanxiang-faults-boundary';
    const texts = Object.entries(fields).map(
      ([key, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
    );
    const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: video/mp4\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(texts.join('') + file),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return this.ask(username, 'POST', path, body, {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    });
  }

  /** Begins an upload in pieces (tus). */
  begin(username: string, length: number, metadata: Record<string, string>): Promise<Answer> {
    const pairs = Object.entries(metadata).map(
      ([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`,
    );
    return this.ask(username, 'POST', '/api/uploads', undefined, {
      'Tus-Resumable': '1.0.0',
      'Upload-Length': String(length),
      'Upload-Metadata': pairs.join(','),
    });
  }

  offset(username: string, path: string): Promise<Answer> {
    return this.ask(username, 'HEAD', path, undefined, { 'Tus-Resumable': '1.0.0' });
  }

  async piece(username: string, path: string, offset: number, bytes: Buffer): Promise<Answer> {
    const answer = await this.ask(username, 'PATCH', path, bytes, {
      'Tus-Resumable': '1.0.0',
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
    });
    if (answer.status === 204) this.onOffset(path, Number(answer.headers['upload-offset']));
    return answer;
  }
}

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return text;
  }
}
