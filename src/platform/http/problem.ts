import type { Refusal } from '../../kernel/result.js';
import { titleOf } from './refusal-catalogue.js';

/** RFC 9457 body of a refusal: Chinese and English title, the rule and the article, and what to do next. */
export interface Problem {
  type: string;
  title: string;
  titleEn: string;
  status: number;
  code: string;
  detail?: string;
  ruleId?: string;
  basis?: string;
  next?: string;
  facts?: Readonly<Record<string, unknown>>;
}

export function problemOf(refusal: Refusal): Problem {
  const [status, title, titleEn] = titleOf(refusal.code);
  return {
    type: `urn:sanxiang:refusal:${refusal.code}`,
    title,
    titleEn,
    status,
    code: refusal.code,
    ...(refusal.detail && { detail: refusal.detail }),
    ...(refusal.ruleId && { ruleId: refusal.ruleId }),
    ...(refusal.basis && { basis: refusal.basis }),
    ...(refusal.next && { next: refusal.next }),
    ...(refusal.facts && { facts: refusal.facts }),
  };
}

/** Thrown only by the HTTP edge, to leave Nest's pipeline with an expected refusal. */
export class RefusedException extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}
