import { jest } from '@jest/globals';
import { EvidenceStore, SealEvidence } from '../../src/modules/evidence/index.js';
import { startOffice, type Office } from '../support/office.js';
import { mp4, newCase, sealed, send } from './kit.js';

let office: Office;
beforeAll(async () => void (office = await startOffice()));
afterAll(() => office?.close());

const health = async () => (await office.anyone().get('/api/health').expect(200)).body.sealing as unknown;
const state = async (id: string) =>
  (await (await office.as('officer1')).get(`/api/evidence/${id}`)).body.state as string;

describe('a sealing that fails', () => {
  it('is shown, tried again after a minute, and shown no more when it has succeeded', async () => {
    const store = office.app.get(EvidenceStore);
    const broken = jest.spyOn(store, 'sealingDigests').mockRejectedValueOnce(new Error('EIO: disk'));
    const caseId = await newCase(office);
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'performance'] });
    try {
      const video = { filename: 'a.mp4', caseId, stage: 'investigation' };
      const { id } = await send(office, 'officer1', mp4(50_000, 2), video);
      await sealed(office);
      expect(await health()).toEqual({ waiting: 0, failed: 1 });
      expect(office.app.get(SealEvidence).standing().failed).toEqual([
        { id, attempts: 1, error: 'Error: EIO: disk' },
      ]);
      expect(await state(id)).toBe('received');
      jest.advanceTimersByTime(60_000);
      await sealed(office);
      expect(await state(id)).toBe('sealed');
      expect(await health()).toEqual({ waiting: 0, failed: 0 });
    } finally {
      jest.useRealTimers();
      broken.mockRestore();
    }
  });
});
