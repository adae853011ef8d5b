import type { Response } from 'express';
import type { Refusal } from '../../kernel/result.js';
import { titleOf } from './refusal-catalogue.js';
import { requestIdOf } from './request-id.js';

/** RFC 9457 body of a refusal: Chinese and English title, the rule and the article, and what to do next. */
export interface Problem {
  type: string;
  title: string;
  titleEn: string;
  status: number;
  code: string;
  /** Under this number the request stands in the log. */
  requestId?: string;
  detail?: string;
  ruleId?: string;
  basis?: string;
  next?: string;
  facts?: Readonly<Record<string, unknown>>;
}

export function problemOf(refusal: Refusal, requestId?: string): Problem {
  const [status, title, titleEn] = titleOf(refusal.code);
  return {
    type: `urn:sanxiang:refusal:${refusal.code}`,
    title,
    titleEn,
    status,
    code: refusal.code,
    ...(requestId && { requestId }),
    ...(refusal.detail && { detail: refusal.detail }),
    ...(refusal.ruleId && { ruleId: refusal.ruleId }),
    ...(refusal.basis && { basis: refusal.basis }),
    ...(refusal.next && { next: refusal.next }),
    ...(refusal.facts && { facts: refusal.facts }),
  };
}

/** What is told when the program itself broke: nothing of the fault, and the number by which it is found in the log. */
export function brokenProblem(requestId?: string): Problem {
  return {
    type: 'about:blank',
    title: '系统出错，已记录',
    titleEn: 'Something broke and was logged',
    status: 500,
    code: 'broken',
    ...(requestId && { requestId }),
    next: requestId
      ? `请稍后重试；仍不行的，请把编号 ${requestId} 告知系统管理人员`
      : '请稍后重试；仍不行的，请告知系统管理人员',
  };
}

/** Thrown only by the HTTP edge, to leave Nest's pipeline with an expected refusal. */
export class RefusedException extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** Answers a refusal outside Nest's pipeline. */
export function sendProblem(response: Response, refusal: Refusal): void {
  const problem = problemOf(refusal, requestIdOf(response));
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
