import { type RequestOrigin, originOf } from './same-origin.js';

const REQUEST: RequestOrigin = {
  host: 'office.example:8443',
  protocol: 'https',
  origin: undefined,
  site: undefined,
  publicOrigin: 'https://sanxiang.example',
};
const from = (said: Partial<RequestOrigin>) => originOf({ ...REQUEST, ...said });

describe('where a request comes from', () => {
  it('is said by the browser itself, which a proxy that changes the host does not disturb', () => {
    expect(from({ site: 'same-origin', origin: 'https://sanxiang.example' })).toBe('same');
    expect(from({ site: 'same-origin', host: '10.0.0.5:3000' })).toBe('same');
    for (const site of ['cross-site', 'same-site', 'anything']) expect(from({ site })).toBe('foreign');
  });

  it.each(['https://office.example:8443', 'https://sanxiang.example', 'https://SANXIANG.example'])(
    'is the address that was called, or the public one: %s',
    (origin) => expect(from({ origin })).toBe('same'),
  );

  it.each([
    'https://office.example',
    'http://office.example:8443',
    'https://evil.example',
    'https://office.example:8443.evil.example',
    'https://sanxiang.example.evil.example',
    'null',
    '',
    'office.example:8443',
  ])('is not %s', (origin) => expect(from({ origin })).toBe('foreign'));

  it('where a proxy ended TLS, is the page that came by it', () => {
    expect(from({ protocol: 'http', origin: 'https://office.example:8443' })).toBe('same');
  });

  it('is not said by a program, and a bookmark does not say it either', () => {
    expect(from({})).toBe('unsaid');
    expect(from({ site: 'none' })).toBe('unsaid');
  });
});
