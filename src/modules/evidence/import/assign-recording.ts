import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { refuse, type Result } from '../../../kernel/result.js';
import { type Stage } from '../../cases/index.js';
import type { Scene } from '../../ledger/index.js';
import type { Intake } from '../intake.js';
import { ReceiveEvidence } from '../receive-evidence.js';
import { EvidenceImportRow, PendingRecordingRow } from './import.entities.js';

/**
 * A waiting recording goes into a case: received there under the id it has, in the act that marks it assigned. Its
 * bytes are not moved, and lateness (REC-06) is counted to the day they came. Refuses `import.assigned` and whatever
 * a receipt refuses.
 */
@Injectable()
export class AssignRecording {
  constructor(
    @InjectRepository(PendingRecordingRow) private readonly rows: Repository<PendingRecordingRow>,
    private readonly receiving: ReceiveEvidence,
  ) {}

  async assign(actor: Actor, id: string, caseId: string, stage: Stage): Promise<Result<{ id: string }>> {
    const row = await this.rows.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    if (row.state === 'assigned') return refuse('import.assigned', { facts: { caseId: row.caseId } });
    const { filename, mediaType, sha256, bytes, receivedAt } = row;
    const { capturedFrom, capturedTo, deviceId } = row;
    const intake: Intake = {
      ...{ caseId, stage, filename },
      // What the bytes are was agreed when they came; a format that no mark tells would not pass under its true name.
      ...(mediaType !== 'application/octet-stream' && { claimedType: mediaType }),
      ...(capturedFrom !== null && { capturedFrom }),
      ...(capturedTo !== null && { capturedTo }),
      ...(deviceId !== null && { deviceId }),
    };
    return this.receiving.receive(actor, intake, {
      ...{ id, sha256, bytes, stagingPath: '', origin: 'multipart' as const },
      stored: true,
      arrivedAt: receivedAt,
      within: (scene) => this.mark(scene, row, caseId),
    });
  }

  private async mark(scene: Scene, row: PendingRecordingRow, caseId: string) {
    const { id, filename: sourceName, officerNumber, officerId, important, place, sidecar } = row;
    await scene.tx
      .getRepository(PendingRecordingRow)
      .update({ id }, { state: 'assigned', assignedAt: scene.now, caseId });
    await scene.tx.getRepository(EvidenceImportRow).insert({
      ...{ id, sourceName, officerNumber, officerId, important, place, sidecar },
      importedAt: row.receivedAt,
      entryId: row.entryId,
    });
    return { unassignedEntryId: row.entryId, officerNumber, officerId, important, place };
  }
}
