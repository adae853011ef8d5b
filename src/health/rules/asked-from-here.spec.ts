import { askedFromHere } from './asked-from-here.js';

describe('whether a program of this machine asks for itself', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) =>
    expect(askedFromHere(address, {})).toBe(true),
  );

  it.each([undefined, '10.0.0.5', '::ffff:10.0.0.5', '128.0.0.1', '127.0.0.1.example.cn', 'fe80::1'])(
    '%s is not',
    (address) => expect(askedFromHere(address, {})).toBe(false),
  );

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])(
    'a request with %s was passed on by a proxy, whatever it says',
    (name) => expect(askedFromHere('127.0.0.1', { [name]: '127.0.0.1' })).toBe(false),
  );
});
