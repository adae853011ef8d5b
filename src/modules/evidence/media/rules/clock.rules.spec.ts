import { corrected, holding, type OffsetFact } from './clock.rules.js';

const statement = (more: Partial<OffsetFact>): OffsetFact => ({
  evidenceId: null,
  deviceId: null,
  spanFrom: null,
  spanTo: null,
  offsetMs: 0,
  ...more,
});
const item = { id: 'i', deviceId: 'd', capturedFrom: '2026-03-02T03:00:00.000Z' };

describe('a clock that was off', () => {
  it('ahead means the true time was earlier', () => {
    expect(corrected('2026-03-02T03:00:00.000Z', 90_000)).toBe('2026-03-02T02:58:30.000Z');
    expect(corrected('2026-03-02T11:00:00+08:00', -1)).toBe('2026-03-02T03:00:00.001Z');
  });

  it('the latest statement holds; one on the item before any on its device', () => {
    const device = [statement({ deviceId: 'd', offsetMs: 1 }), statement({ deviceId: 'd', offsetMs: 2 })];
    expect(holding(device, item)?.offsetMs).toBe(2);
    expect(holding([statement({ evidenceId: 'i', offsetMs: 9 }), ...device], item)?.offsetMs).toBe(9);
  });

  it('one on a device holds within its span, both ends included, and for no other device', () => {
    const span = statement({ deviceId: 'd', spanFrom: item.capturedFrom, spanTo: item.capturedFrom });
    expect(holding([span], item)).toBe(span);
    const later = { ...item, capturedFrom: '2026-03-02T03:00:00.001Z' };
    expect(holding([span], later)).toBeUndefined();
    expect(holding([span], { ...item, deviceId: 'e' })).toBeUndefined();
    expect(holding([statement({ deviceId: 'd' })], { ...item, capturedFrom: null })).toBeUndefined();
  });
});
