import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { lastValueFrom, type Observable, of } from 'rxjs';
import type { ActorRequest } from '../http/index.js';
import { Drafts } from './drafts.js';

const DRAFT = /^([\w.-]{1,80})\/([\w.-]{1,80})\/([\da-f-]{36})$/;

/**
 * `Issued-Draft: form/subject/version`: the request sends what stood in this version of a draft of its person; its act
 * takes the draft away. A newer version holds what was not sent, and stays.
 */
@Injectable()
export class IssuedDrafts implements NestInterceptor {
  constructor(private readonly drafts: Drafts) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const [, form, subject, version] = DRAFT.exec(request.get('issued-draft') ?? '') ?? [];
    if (!form || !subject || !version || !request.actor || request.method === 'GET') return next.handle();
    const draft = { accountId: request.actor.userId, form, subject, version };
    const work = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    return this.drafts.issuing(draft, work).then((answer: unknown) => of(answer));
  }
}
