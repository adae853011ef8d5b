import type { NextFunction, Request, Response } from 'express';
import { refuse } from '../../kernel/result.js';
import type { Config } from '../config/index.js';
import { credentialOf } from './credentials.js';
import { RefusedException } from './problem.js';

/** RFC 9110 9.2.1: they ask for nothing to be changed. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What the interface reads. A plain HTML form of another site can send none but multipart. */
const BODIES = [
  /^application\/([\w.-]+\+)?json$/,
  /^multipart\/form-data$/,
  /^application\/offset\+octet-stream$/,
  /^application\/octet-stream$/,
];

/** What of a request says where it comes from. `host` and `protocol` as a trusted proxy names them. */
export interface RequestOrigin {
  readonly host: string | undefined;
  readonly protocol: string;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`: said by the browser itself, no page can set it. */
  readonly site: string | undefined;
  readonly publicOrigin: string;
}

/**
 * `same`, `foreign`, or `unsaid` where neither header says anything (a program, or a browser older than 2020). The
 * browser's own word decides; without it the Origin must be the address that was called, or PUBLIC_ORIGIN.
 */
export function originOf({
  host,
  protocol,
  origin,
  site,
  publicOrigin,
}: RequestOrigin): 'same' | 'foreign' | 'unsaid' {
  if (site !== undefined && site !== 'none') return site === 'same-origin' ? 'same' : 'foreign';
  if (origin === undefined) return 'unsaid';
  if (!URL.canParse(origin)) return 'foreign';
  const from = new URL(origin);
  if (URL.canParse(publicOrigin) && from.origin === new URL(publicOrigin).origin) return 'same';
  // A proxy may have ended TLS; but a page that came without it says nothing for one that needs it.
  const scheme = from.protocol === `${protocol}:` || (from.protocol === 'https:' && protocol === 'http');
  return scheme && host !== undefined && from.host === host.toLowerCase() ? 'same' : 'foreign';
}

/**
 * A change by a cookie must come from a page of our own, and so must what opens a session or sets a password, where a
 * browser sends it. Requests with a bearer token need neither header. Refuses `access.foreign-origin` (403) and bodies
 * that a form of another site could send, `input.media-type` (415).
 */
export function sameOrigin(config: Pick<Config, 'publicOrigin'>) {
  return (request: Request, _: Response, next: NextFunction): void => {
    if (SAFE.has(request.method)) return next();
    const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
    if (type && !BODIES.some((body) => body.test(type)))
      return next(
        new RefusedException(
          refuse('input.media-type', {
            detail: `不接受 ${type.slice(0, 100)}`,
            next: '请以 application/json 提交；文件请以 multipart/form-data 或者分段上传提交',
          }).refusal,
        ),
      );
    const credential = credentialOf(request.headers, config);
    if (credential?.by === 'bearer') return next();
    const { origin, 'sec-fetch-site': site } = request.headers;
    const from = originOf({
      host: request.host,
      protocol: request.protocol,
      origin,
      site: Array.isArray(site) ? String(site[0]) : site,
      publicOrigin: config.publicOrigin,
    });
    const opens = request.baseUrl + request.path;
    const needed = credential?.by === 'cookie' && !opens.startsWith('/api/auth/login');
    const asked = needed || opens.startsWith('/api/auth/');
    if ((asked && from === 'foreign') || (needed && from === 'unsaid'))
      return next(
        new RefusedException(
          refuse('access.foreign-origin', {
            detail:
              from === 'unsaid'
                ? '凭 Cookie 办理的请求没有说明来自哪个页面（缺少 Origin）'
                : `请求来自其他网站的页面（${String(origin ?? site).slice(0, 200)}）`,
            next: '请从本系统自己的页面办理；如系统经反向代理访问，请系统管理人员核对 PUBLIC_ORIGIN；程序请改用 Authorization: Bearer',
          }).refusal,
        ),
      );
    next();
  };
}
