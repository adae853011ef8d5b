import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { type Refusal, refuse } from '../../kernel/result.js';
import { type DatabaseFault, faultOf } from '../database/index.js';
import type { ProgramLog } from '../logs/index.js';
import { isFull, isUnreachable } from '../storage/index.js';
import { brokenProblem, problemOf, RefusedException } from './problem.js';
import { requestIdOf } from './request-id.js';

/** True whatever else the request did before the database failed: nothing is promised, a look is. */
const LOOK_FIRST = '请稍后查看该事项是否已经办理，没有办理的再重新提交';

/** What the person is told when the database did not carry out what was asked. */
const DATABASE_REFUSALS: Readonly<Record<DatabaseFault, () => Refusal>> = {
  full: () =>
    refuse('database.full', {
      detail: '数据库所在磁盘空间不足，未能写入',
      next: '请系统管理员清理磁盘或者扩容；此后查看该事项是否已经办理，没有办理的再重新提交',
    }).refusal,
  busy: () => refuse('database.busy', { detail: '数据库正忙，未能完成', next: LOOK_FIRST }).refusal,
  unavailable: () =>
    refuse('database.unavailable', { detail: '数据库暂时不可用，未能完成', next: LOOK_FIRST }).refusal,
  'unknown-outcome': () =>
    refuse('database.unknown-outcome', {
      detail: '数据库没有答复，是否已经写入尚不能确定',
      next: LOOK_FIRST,
    }).refusal,
};

/** Seconds after which it is worth trying again, by status. */
const RETRY_AFTER: Readonly<Record<number, string>> = { 429: '60', 503: '5', 507: '60' };

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RefusedException) return error.refusal;
  if (isUnreachable(error))
    return refuse('store.unreachable', { next: '请稍后重试；仍不行的，请告知系统管理人员' }).refusal;
  if (isFull(error)) return refuse('store.full', { next: '请告知系统管理人员清理或扩充存储后重试' }).refusal;
  const fault = faultOf(error);
  if (fault) return DATABASE_REFUSALS[fault]();
  const status =
    error instanceof HttpException ? error.getStatus() : Number((error as { status?: unknown })?.status);
  const type = (error as { type?: unknown } | null)?.type;
  if (type === 'entity.too.large' || status === 413)
    return refuse('input.too-large', { next: '大文件请走分段上传' }).refusal;
  if (status === 404) return refuse('not-found').refusal;
  if (status === 415) return refuse('input.media-type').refusal;
  if (status >= 400 && status < 500) return refuse('input.malformed').refusal;
  return undefined;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: ProgramLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = requestIdOf(response);
    const refusal = refusalOf(error);
    if (!refusal)
      this.say(requestId, error instanceof Error ? (error.stack ?? error.message) : String(error));
    // The office has to know of these although they are no fault of the program.
    else if (faultOf(error) || isUnreachable(error) || isFull(error))
      this.say(requestId, `${refusal.code}: ${(error as Error).message}`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = refusal ? problemOf(refusal, requestId) : brokenProblem(requestId);
    // For what looks at answers afterwards (the security log).
    response.locals.refusal = problem.code;
    const seconds = refusal?.facts?.retryAfterSeconds;
    const retryAfter = typeof seconds === 'number' ? String(seconds) : RETRY_AFTER[problem.status];
    if (retryAfter) response.set('Retry-After', retryAfter);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private say(requestId: string | undefined, message: string): void {
    this.log.event('error', 'http', message, { requestId });
  }
}
