import { withinQuotas } from './upload-quota.rules.js';

const GIB = 2 ** 30;
const none = { count: 0, bytes: 0 };
const quotas = { person: 256 * GIB, case: 512 * GIB, count: 200 };
const codeOf = (bytes: number, room: { outstanding: number; free: number }) => {
  const may = withinQuotas(bytes, { person: none, case: none, ...room }, quotas);
  return may.ok ? 'ok' : may.refusal.code;
};

it('S11 a file of 32 GiB may begin where the volume has room for it', () =>
  expect(codeOf(32 * GIB, { outstanding: 0, free: 40 * GIB })).toBe('ok'));

it('S11 what others have still to send is no room', () => {
  expect(codeOf(32 * GIB, { outstanding: 10 * GIB, free: 40 * GIB })).toBe('upload.no-room');
  expect(codeOf(32 * GIB, { outstanding: 8 * GIB, free: 40 * GIB })).toBe('ok');
});
