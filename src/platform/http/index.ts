export { ALLOW, Allow, type ActorRequest, Me, PUBLIC, Public, type RouteAccess } from './access.js';
export { inputPipe, ProblemFilter, ResultInterceptor } from './edge.js';
export * from './fields.js';
export { type Problem, problemOf, RefusedException } from './problem.js';
export { definedRefusals, defineRefusals, type RefusalTitle, titleOf } from './refusal-catalogue.js';
export { refuseUndeclaredRoutes, type Route, routesOf } from './routes.js';
export { serveWorkspace } from './workspace.js';
