export { BodyReader, boundsOf, type RouteBounds } from './body-reader.js';
export { type Fault, type FieldErrors, Faults, isText, MOST_ERRORS, shapeFaults } from './check-shape.js';
export { boundConnections, mostConnections } from './connections.js';
export { checkRequestHead } from './check-request-head.js';
export { networkOf, RouteRateLimiter } from './route-rate-limiter.js';
export { fieldsOf, noteField } from './shape.js';
export { RateLimit, type BodyKind, TakesBody } from './route-decorators.js';
