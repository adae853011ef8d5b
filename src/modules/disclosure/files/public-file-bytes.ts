import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EvidenceStore } from '../../evidence/index.js';
import type { PublicFileRow } from './file.entities.js';

/** The bytes of a released file, as it was released; undefined where the store no longer holds so many. */
@Injectable()
export class PublicFileBytes {
  constructor(private readonly store: EvidenceStore) {}

  async open({ resultId, bytes }: PublicFileRow): Promise<Readable | undefined> {
    const stored = await this.store.objects.stat(resultId);
    return stored?.bytes === bytes ? this.store.objects.open(resultId) : undefined;
  }
}
