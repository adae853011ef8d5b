import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { type ActorRequest, RefusedException } from '../http/index.js';
import { KeyedRequest } from './keyed-request.js';
import { Repeats, TakenKeyError } from './repeats.js';

const LONGEST_KEY = 200;
const CHANGES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * `Idempotency-Key`: a request that is sent again (a second click, a retry after a cut line, a page loaded anew) makes
 * nothing new and is answered as the first was. Same key and other content: 422 `idempotency.mismatch`. What was refused
 * has made nothing, and is judged anew.
 */
@Injectable()
export class RepeatedRequests implements NestInterceptor {
  /** The last request under each key that is being carried out in this process. */
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(private readonly repeats: Repeats) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    const key = request.get('idempotency-key');
    if (key === undefined || !CHANGES.has(request.method) || !request.actor || answersItself(context))
      return next.handle();
    if (key.trim() === '' || key.length > LONGEST_KEY)
      throw new RefusedException(
        refuse('idempotency.key', { detail: `Idempotency-Key 须为1至${LONGEST_KEY}个字符` }).refusal,
      );
    const keyed = new KeyedRequest(request.actor.userId, key, contentOf(request));
    return of(await this.inTurn(keyed, () => this.once(keyed, http.getResponse<Response>(), next)));
  }

  /** One after the other for each key. */
  private async inTurn(keyed: KeyedRequest, work: () => Promise<unknown>): Promise<unknown> {
    const before = this.running.get(keyed.id);
    const mine = (before ?? Promise.resolve()).catch(() => undefined).then(work);
    this.running.set(keyed.id, mine);
    try {
      return await mine;
    } finally {
      if (this.running.get(keyed.id) === mine) this.running.delete(keyed.id);
    }
  }

  private async once(keyed: KeyedRequest, response: Response, next: CallHandler): Promise<unknown> {
    const answered = await this.earlier(keyed, response);
    if (answered) return answered;
    let answer: unknown;
    try {
      answer = await this.repeats.during(keyed, () =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      );
    } catch (error) {
      const first = error instanceof TakenKeyError ? await this.earlier(keyed, response) : undefined;
      if (first) return first;
      throw error;
    }
    // What made nothing has nothing to make twice.
    if (keyed.boundTo !== undefined && !isRefusal(answer)) await this.repeats.keep(keyed, valueOf(answer));
    return answer;
  }

  private async earlier(keyed: KeyedRequest, response: Response): Promise<Result<unknown> | undefined> {
    const row = await this.repeats.find(keyed);
    if (!row) return undefined;
    if (row.digest !== keyed.digest)
      throw new RefusedException(
        refuse('idempotency.mismatch', { next: '内容不同的请求须使用新的 Idempotency-Key' }).refusal,
      );
    response.set('Idempotency-Replayed', 'true');
    const answer = keyed.open(row.answer);
    return ok(answer === '' ? undefined : (JSON.parse(answer) as unknown));
  }
}

/** Whether a handler writes its answer by itself (`@Res()`: files, tus): then nothing else can answer in its place. */
function answersItself(context: ExecutionContext): boolean {
  const parameters = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  ) as Record<string, { data?: { passthrough?: boolean } }> | undefined;
  return Object.entries(parameters ?? {}).some(
    ([place, { data }]) => place.startsWith(`${RouteParamtypes.RESPONSE}:`) && !data?.passthrough,
  );
}

/** Method, address and body. What is not JSON (files) stands for itself by its length. */
function contentOf(request: ActorRequest): string {
  const { method, originalUrl } = request;
  const body = request.body as unknown;
  const length = request.is('application/json') ? '' : (request.get('content-length') ?? '');
  return [method, originalUrl, length, JSON.stringify(body ?? null)].join('\n');
}

const isResult = (answer: unknown): answer is Result<unknown> =>
  typeof answer === 'object' &&
  answer !== null &&
  'ok' in answer &&
  ('value' in answer || 'refusal' in answer);
const isRefusal = (answer: unknown): boolean => isResult(answer) && !answer.ok;
const valueOf = (answer: unknown): unknown => (isResult(answer) && answer.ok ? answer.value : answer);
