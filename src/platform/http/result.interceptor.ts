import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import type { Result } from '../../kernel/result.js';
import { RefusedException } from './problem.js';
import { isVersionedView } from './versions.js';

function isResult(value: unknown): value is Result<unknown> {
  return (
    typeof value === 'object' && value !== null && 'ok' in value && ('value' in value || 'refusal' in value)
  );
}

/**
 * Controllers return kernel results; here an ok becomes its value and a refusal leaves as problem+json. The version of a
 * view is also its `ETag`.
 */
@Injectable()
export class ResultInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const tagged = isVersionedView(context);
    return next.handle().pipe(
      map((answer: unknown) => {
        if (isResult(answer) && !answer.ok) throw new RefusedException(answer.refusal);
        const value = isResult(answer) && answer.ok ? answer.value : answer;
        if (tagged) tag(context, value as { version: number });
        return value;
      }),
    );
  }
}

/**
 * A view tells more than its subject (names, periods as of today), which changes without a new version: it is answered
 * whole, whatever `If-None-Match` says.
 */
function tag(context: ExecutionContext, { version }: { version: number }): void {
  const http = context.switchToHttp();
  delete http.getRequest<Request>().headers['if-none-match'];
  const response = http.getResponse<Response>();
  response.set('ETag', `"${version}"`);
  response.locals.taggedByVersion = true;
}
