import type { DetailedError, Upload } from 'tus-js-client';
import { api, type Schemas, value } from '../api/client';
import { type Problem, problemOf, RefusedError, UNREACHABLE } from '../api/problem';
import { type Ends, endsOf, sha256Of } from './digest';

type Stage = Schemas['UnfinishedUploadView']['stage'];

/** What is said of a recording besides its bytes. */
export interface Capture {
  caseId: string;
  stage: string;
  capturedFrom?: string;
  capturedTo?: string;
  deviceId?: string;
}

export interface Sending extends Capture {
  key: string;
  name: string;
  size: number;
  status: 'hashing' | 'sending' | 'paused' | 'done' | 'failed';
  /** Bytes digested while hashing, acknowledged while sending. */
  done: number;
  sha256?: string;
  problem?: Problem;
}

/** Small enough for any proxy's limit on one request; each piece is acknowledged on disk before the next. */
const PIECE = 16 * 2 ** 20;

interface Running {
  file: File;
  abort: AbortController;
  upload?: Upload;
}

/** The uploads of this page. They live outside the screens, so that leaving a case does not end them. */
class Sendings {
  private list: readonly Sending[] = [];
  private readonly running = new Map<string, Running>();
  private readonly listeners = new Set<() => void>();
  /** Called when a file has been received, so that the screens ask again. */
  onReceived: (caseId: string) => void = () => {};

  constructor() {
    window.addEventListener('online', () => this.goOn());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): readonly Sending[] => this.list;

  add(file: File, capture: Capture): void {
    const key = crypto.randomUUID();
    this.running.set(key, { file, abort: new AbortController() });
    this.show([
      ...this.list,
      { ...capture, key, name: file.name, size: file.size, status: 'hashing', done: 0 },
    ]);
    void this.run(key);
  }

  pause(key: string): void {
    const running = this.running.get(key);
    running?.abort.abort();
    void running?.upload?.abort();
    this.change(key, { status: 'paused' });
  }

  resume(key: string): void {
    const running = this.running.get(key);
    if (!running) return;
    running.abort = new AbortController();
    this.change(key, { problem: undefined });
    void this.run(key);
  }

  /** The line is back: what stopped for want of it goes on by itself. */
  private goOn(): void {
    for (const { key, status, problem } of this.list)
      if (status === 'failed' && problem?.code === UNREACHABLE.code) this.resume(key);
  }

  /** Takes it off the list; what the server already holds stays there until it expires or is gone on with. */
  remove(key: string): void {
    this.pause(key);
    this.running.delete(key);
    this.show(this.list.filter((item) => item.key !== key));
  }

  private async run(key: string): Promise<void> {
    const running = this.running.get(key);
    const item = this.list.find((sending) => sending.key === key);
    if (!running || !item) return;
    const { signal } = running.abort;
    try {
      let { sha256 } = item;
      if (!sha256) {
        this.change(key, { status: 'hashing', done: 0 });
        const progress = (part: number) => this.change(key, { done: Math.floor(part * item.size) });
        sha256 = await sha256Of(running.file, progress, signal);
      }
      this.change(key, { status: 'sending', done: 0, sha256 });
      await this.send(key, running, { ...item, sha256 });
      this.change(key, { status: 'done', done: item.size });
      this.running.delete(key);
      this.onReceived(item.caseId);
    } catch (error) {
      if (signal.aborted) return;
      this.change(key, { status: 'failed', problem: problemOfTus(error) });
    }
  }

  private async send(key: string, running: Running, item: Sending): Promise<void> {
    const metadata: Record<string, string> = { filename: item.name, caseId: item.caseId, stage: item.stage };
    if (running.file.type) metadata.filetype = running.file.type;
    if (item.sha256) metadata.sha256 = item.sha256;
    if (item.capturedFrom) metadata.capturedFrom = item.capturedFrom;
    if (item.capturedTo) metadata.capturedTo = item.capturedTo;
    if (item.deviceId) metadata.deviceId = item.deviceId;
    const { Upload } = await import('tus-js-client');
    const ends = await endsOf(running.file, running.abort.signal);
    Object.assign(metadata, ends);
    await new Promise<void>((resolve, reject) => {
      const upload = new Upload(running.file, {
        endpoint: '/api/uploads',
        metadata,
        chunkSize: PIECE,
        retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
        removeFingerprintOnSuccess: true,
        // Known by its content and its case: a phone that gives the file a new name each time still finds its place.
        fingerprint: () => Promise.resolve(`sanxiang:${item.caseId}:${item.sha256}`),
        onProgress: (sent) => this.change(key, { done: sent }),
        onSuccess: () => resolve(),
        onError: reject,
      });
      running.upload = upload;
      void placeToGoOn(upload, item, ends).then(() => upload.start(), reject);
    });
  }

  private change(key: string, changes: Partial<Sending>): void {
    this.show(this.list.map((item) => (item.key === key ? { ...item, ...changes } : item)));
  }

  private show(list: readonly Sending[]): void {
    this.list = list;
    for (const listener of this.listeners) listener();
  }
}

/** An earlier attempt at the same file: as this browser remembers it, else as the server lists it. */
async function placeToGoOn(upload: Upload, item: Sending, ends: Ends): Promise<void> {
  const [remembered] = await upload.findPreviousUploads();
  if (remembered) {
    upload.resumeFromPreviousUpload(remembered);
    return;
  }
  const { caseId, stage, size } = item;
  const query = { caseId, stage: stage as Stage, length: String(size), ...ends };
  const [same] = await value(api.GET('/api/uploads/unfinished', { params: { query } }));
  if (same) upload.url = new URL(same.url, location.href).pathname;
}

const isAnswered = (error: unknown): error is DetailedError =>
  error instanceof Error && 'originalResponse' in error;

function problemOfTus(error: unknown): Problem {
  if (!isAnswered(error)) return problemOf(error);
  const body = error.originalResponse?.getBody();
  if (!body) return UNREACHABLE;
  try {
    return problemOf(new RefusedError(JSON.parse(body) as Problem));
  } catch {
    return { ...UNREACHABLE, detail: body.slice(0, 200) };
  }
}

export const sendings = new Sendings();
