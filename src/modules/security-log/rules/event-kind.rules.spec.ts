import { kindOf, routeOf } from './event-kind.rules.js';

describe('what an answer means for security (S10)', () => {
  it.each([
    ['POST /api/auth/login', 200, 'signed-in'],
    ['POST /api/auth/login', 401, 'sign-in-refused'],
    ['POST /api/auth/login', 422, 'sign-in-refused'],
    ['POST /api/auth/login', 429, 'sign-in-refused'],
    ['POST /api/auth/logout', 204, 'signed-out'],
    ['POST /api/auth/logout', 401, 'not-signed-in'],
    ['GET /api/cases', 401, 'not-signed-in'],
    ['GET /api/cases', 403, 'denied'],
    ['GET /verify/:id', 429, 'too-many'],
    ['GET /api/cases', 200, undefined],
    ['GET /api/cases', 404, undefined],
    ['GET /api/cases', 500, undefined],
  ])('%s %i: %s', (route, status, kind) => expect(kindOf(route, status)).toBe(kind));

  it.each([
    ['/api/cases/0190a000-0000-7000-8000-000000000001/decide', '/api/cases/:id/decide'],
    ['/api/cases/17', '/api/cases/:id'],
    ['/verify/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/photo', '/verify/:id/photo'],
    ['/api/review-catalogue', '/api/review-catalogue'],
  ])('tells of a path what was asked, not of whom: %s', (path, route) =>
    expect(routeOf('GET', path)).toBe(`GET ${route}`),
  );

  it('fits its column whatever the path is', () => {
    expect(routeOf('GET', `/${'x/'.repeat(100_000)}`).length).toBe(200);
  });
});
