import type { Middleware } from 'openapi-fetch';

const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const STORE = 'sanxiang.sending';
/** As long as the server answers the same under one key. */
const KEPT_MS = 24 * 3_600_000;

interface Sending {
  readonly key: string;
  readonly at: number;
}

/**
 * One key for each thing that a person sends, from the first click until it has been answered: a second click, a try
 * again after a cut line and the same form after a page was loaded anew carry the same key, so that the server makes one
 * record of it. Once it has been answered, the same content is a new thing.
 */
export class Repeats {
  constructor(
    private readonly store: Pick<Storage, 'getItem' | 'setItem'>,
    private readonly now: () => number = Date.now,
    private readonly newKey: () => string = randomKey,
  ) {}

  keyFor(content: string): string {
    const sendings = this.read();
    const found = sendings[content];
    if (found && found.at > this.now() - KEPT_MS) return found.key;
    const key = this.newKey();
    this.write({ ...sendings, [content]: { key, at: this.now() } });
    return key;
  }

  answered(content: string): void {
    const { [content]: _, ...others } = this.read();
    this.write(others);
  }

  private read(): Record<string, Sending> {
    try {
      const all = JSON.parse(this.store.getItem(STORE) ?? '{}') as Record<string, Sending>;
      return Object.fromEntries(Object.entries(all).filter(([, { at }]) => at > this.now() - KEPT_MS));
    } catch {
      return {};
    }
  }

  private write(sendings: Record<string, Sending>): void {
    try {
      this.store.setItem(STORE, JSON.stringify(sendings));
    } catch {
      // A browser that keeps nothing still sends: it only cannot know a sending again after a reload.
    }
  }
}

/** What is sent, in a few characters: what was typed does not stand in the browser's storage. */
export function contentOf({ method, url }: Pick<Request, 'method' | 'url'>, body: string): string {
  const { pathname, search } = new URL(url);
  const bytes = new TextEncoder().encode(`${method} ${pathname}${search}\n${body}`);
  return [...bytes]
    .reduce(([a, b], byte) => mixed(a, b, byte), FIRST)
    .map((part) => part.toString(36))
    .join('');
}

/** Puts the key on every request that changes something. Files have their own way of being sent again. */
export function keyed(repeats: Repeats): Middleware {
  const contents = new Map<string, string>();
  return {
    async onRequest({ request, id }) {
      if (!CHANGES.has(request.method) || isFile(request)) return undefined;
      const body = await request.text();
      const content = contentOf(request, body);
      contents.set(id, content);
      request.headers.set('Idempotency-Key', repeats.keyFor(content));
      // With the text itself: what was read once cannot be sent, and a copy of it would be sent as a stream.
      return body === '' ? request : new Request(request, { body });
    },
    onResponse({ response, id }) {
      const content = contents.get(id);
      contents.delete(id);
      // Whether a 5xx was carried out is not known: it is sent again under the same key.
      if (content !== undefined && response.status < 500) repeats.answered(content);
      return undefined;
    },
    onError({ id }) {
      contents.delete(id);
      return undefined;
    },
  };
}

const isFile = (request: Request): boolean =>
  request.headers.get('content-type')?.startsWith('multipart/') ?? false;

const FIRST: readonly [number, number] = [0x811c9dc5, 0x1b873593];

/** Two of FNV-1a side by side, each of 32 bits. */
function mixed(a: number, b: number, byte: number): readonly [number, number] {
  return [Math.imul(a ^ byte, 0x01000193) >>> 0, Math.imul(b ^ byte, 0x85ebca6b) >>> 0];
}

/** `crypto.randomUUID` is there on safe origins alone; an office may use plain http in its own network. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
