import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import type { EvidenceFields } from './dto/evidence-inputs.js';
import { checked } from './intake.js';
import type { StagedFile } from './single-file.interceptor.js';
import { ReceiveEvidence } from './receive-evidence.js';

/** The form side of receiving: a small file that came whole in one request. */
@Injectable()
export class ReceiveForm {
  constructor(
    private readonly clock: Clock,
    private readonly receiving: ReceiveEvidence,
  ) {}

  async receive(
    actor: Actor,
    caseId: string,
    fields: EvidenceFields,
    file?: StagedFile,
  ): Promise<Result<{ id: string }>> {
    if (!file) return refuse('evidence.no-file');
    if (file.size === 0)
      return refuse('upload.empty', { detail: '文件为空（0 字节），不能作为证据材料接收' });
    const said = { ...fields, caseId, filename: file.originalname, claimedType: file.mimetype };
    const intake = checked(said, this.clock.now());
    if (!intake.ok) return intake;
    const { stagingId, path, size, sha256 } = file;
    const arrived = { id: stagingId, sha256, bytes: size, stagingPath: path, origin: 'multipart' } as const;
    return this.receiving.receive(actor, intake.value, arrived);
  }
}
