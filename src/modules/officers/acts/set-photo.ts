import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { PhotoView } from '../dto/officer-views.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerPhotoRow } from '../record.entities.js';
import { portraitType } from '../rules/personnel.rules.js';

/** The portrait on file: JPEG or PNG by its bytes, whatever its name says. Refuses `officer.photo-type`. */
@OfficerAct({
  name: 'officer.set-photo',
  roles: ['trainer'],
  title: { zh: '登记照片', en: 'Set the portrait' },
})
export class SetPhoto {
  async run(
    { tx, id: officerId, now, newId }: OfficerContext,
    bytes: Buffer,
  ): Promise<Result<OfficerOutcome<PhotoView>>> {
    const mediaType = portraitType(bytes);
    if (!mediaType) return refuse('officer.photo-type');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const id = newId();
    const content = bytes.toString('base64');
    await tx
      .getRepository(OfficerPhotoRow)
      .insert({ id, officerId, mediaType, content, sha256, recordedAt: now });
    return ok({
      value: { sha256 },
      changes: { photoId: id },
      detail: { mediaType, bytes: bytes.length, sha256 },
    });
  }
}
