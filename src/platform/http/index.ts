export { ALLOW, Allow, type ActorRequest, Me, PUBLIC, Public, type RouteAccess } from './access.js';
export { compressAnswers } from './compress.js';
export {
  cookieOf,
  type Credential,
  credentialOf,
  deviceCookie,
  fromBrowser,
  sessionCookie,
} from './credentials.js';
export { boundRequests } from './bound-requests.js';
export { RateLimit, boundsOf, isText, networkOf, TakesBody } from './bounds/index.js';
export { inputPipe } from './input.pipe.js';
export { ProblemFilter } from './problem.filter.js';
export { ResultInterceptor } from './result.interceptor.js';
export * from './fields.js';
export { AfterField, LimitField, LONGEST_PAGE, WholeInQuery } from './query-fields.js';
export { observeRequests } from './observe-requests.js';
export { type Problem, problemOf, RefusedException, sendProblem } from './problem.js';
export { newRequestId, REQUEST_ID, requestIdOf } from './request-id.js';
export {
  type CodesOf,
  definedRefusals,
  defineRefusals,
  type RefusalTitle,
  titleOf,
} from './refusal-catalogue.js';
export { ProblemView } from './problem-view.js';
export { refuseUndeclaredRoutes, type Route, routesOf } from './routes.js';
export { sameOrigin } from './same-origin.js';
export { NamesVersion, VersionedView, VersionRead } from './versions.js';
export { serveWorkspace } from './workspace.js';
