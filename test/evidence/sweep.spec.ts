import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EvidenceStore, Uploads } from '../../src/modules/evidence/index.js';
import { startOffice, type Office } from '../support/office.js';
import { begin, mp4, newCase, patch, send } from './kit.js';

const DAY_MS = 86_400_000;
let office: Office;
beforeAll(async () => void (office = await startOffice()));
afterAll(() => office?.close());

describe('the sweep', () => {
  it('takes an object with its own unfinished upload, and no other object', async () => {
    const { objects, staging } = office.app.get(EvidenceStore);
    const caseId = await newCase(office);
    const metadata = { filename: 'a.mp4', caseId, stage: 'investigation' };
    const { id: kept } = await send(office, 'officer1', mp4(5000, 1), metadata);

    // The program died between the object and its act.
    const bytes = mp4(5000, 2);
    const path = (await begin(office, 'officer1', bytes.length, metadata)).headers.get('location')!;
    const unfinished = path.split('/').pop()!;
    await patch(office, 'officer1', path, 0, bytes.subarray(0, 4000));
    await objects.adopt(unfinished, staging.pathOf(unfinished));
    // So did the answer to a form.
    const form = randomUUID();
    await (await staging.create(form)).close();
    await objects.adopt(form, staging.pathOf(form));
    // The database came back from a backup: the object's upload is long forgotten.
    const restored = randomUUID();
    const aside = join(office.config.uploadsDir, 'restored');
    await writeFile(aside, 'evidence');
    await objects.adopt(restored, aside);

    const stored = async () => {
      const ids: string[] = [];
      for await (const { id } of objects.list()) ids.push(id);
      return ids.sort();
    };
    const uploads = office.app.get(Uploads);
    await uploads.sweep();
    expect(await stored()).toEqual([kept, unfinished, form, restored].sort());
    office.clock.set(new Date(Date.now() + 8 * DAY_MS).toISOString());
    await uploads.sweep();
    expect(await stored()).toEqual([kept, restored].sort());
    expect(await staging.size(unfinished)).toBeUndefined();
  });
});
