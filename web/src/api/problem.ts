/** What the server says when it refuses (RFC 9457), or what the browser knows when nothing was answered. */
export interface Problem {
  title: string;
  titleEn?: string;
  status: number;
  code: string;
  /** Under this number the request stands in the log of the server. */
  requestId?: string;
  detail?: string;
  ruleId?: string;
  basis?: string;
  next?: string;
  facts?: Record<string, unknown>;
}

/** Thrown by every call that did not succeed, so that queries and mutations meet one kind of failure. */
export class RefusedError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export const UNREACHABLE: Problem = {
  title: '连不上服务器',
  titleEn: 'The server cannot be reached',
  status: 0,
  code: 'web.unreachable',
  next: '请检查网络后重试；已填写的内容仍在本页。',
};

export function problemOf(error: unknown): Problem {
  if (error instanceof RefusedError) return error.problem;
  return { ...UNREACHABLE, detail: error instanceof Error ? error.message : undefined };
}
