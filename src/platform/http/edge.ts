import {
  type ArgumentsHost,
  type CallHandler,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  HttpException,
  Injectable,
  Logger,
  type NestInterceptor,
  ValidationPipe,
  type ValidationError,
} from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { type Refusal, refuse, type Result } from '../../kernel/result.js';
import { type DatabaseFault, faultOf } from '../database/index.js';
import { isFull, isUnreachable } from '../storage/index.js';
import { problemOf, RefusedException } from './problem.js';

function isResult(value: unknown): value is Result<unknown> {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'refusal' in value)
  );
}

/** Controllers return kernel results; here an ok becomes its value and a refusal leaves as problem+json. */
@Injectable()
export class ResultInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!isResult(answer)) return answer;
        if (!answer.ok) throw new RefusedException(answer.refusal);
        return answer.value;
      }),
    );
  }
}

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
const RETRY_AFTER: Readonly<Record<number, string>> = { 503: '5', 507: '60' };

function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RefusedException) return error.refusal;
  if (isUnreachable(error))
    return refuse('store.unreachable', { next: '请稍后重试；仍不行的，请告知系统管理人员' }).refusal;
  if (isFull(error)) return refuse('store.full', { next: '请告知系统管理人员清理或扩充存储后重试' }).refusal;
  const fault = faultOf(error);
  if (fault) return DATABASE_REFUSALS[fault]();
  const status =
    error instanceof HttpException ? error.getStatus() : Number((error as { status?: unknown })?.status);
  const type = String((error as { type?: unknown })?.type ?? '');
  if (type === 'entity.too.large' || status === 413)
    return refuse('input.too-large', { next: '大文件请走分段上传' }).refusal;
  if (status === 404) return refuse('not-found').refusal;
  if (status === 415) return refuse('input.media-type').refusal;
  if (status >= 400 && status < 500) return refuse('input.malformed').refusal;
  return undefined;
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = refusalOf(error);
    if (!refusal) this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    // The office has to know of these although they are no fault of the program.
    else if (faultOf(error) || isUnreachable(error) || isFull(error))
      this.logger.error(`${refusal.code}: ${(error as Error).message}`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const problem = refusal
      ? problemOf(refusal)
      : {
          type: 'about:blank',
          title: '系统出错，已记录',
          titleEn: 'Something broke and was logged',
          status: 500,
          code: 'broken',
        };
    const retryAfter = RETRY_AFTER[problem.status];
    if (retryAfter) response.set('Retry-After', retryAfter);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

function flatten(errors: readonly ValidationError[], path = ''): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const error of errors) {
    const here = path ? `${path}.${error.property}` : error.property;
    if (error.constraints) fields[here] = Object.values(error.constraints);
    Object.assign(fields, flatten(error.children ?? [], here));
  }
  return fields;
}

/** Unknown fields are refused by name, not dropped: what a person sent is never lost silently. */
export const inputPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) =>
      new RefusedException(
        refuse('input.invalid', {
          detail: `请检查：${Object.keys(flatten(errors)).join('、')}`,
          facts: { fields: flatten(errors) },
        }).refusal,
      ),
  });
