import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What an account has to know of an officer record. */
export interface OfficerFileFacts {
  readonly agencyId: string;
  readonly name: string;
  readonly inPost: boolean;
}

export type ReadOfficerFile = (tx: EntityManager, officerId: string) => Promise<OfficerFileFacts | undefined>;

/** Officer records belong to a higher module, which offers the reading of them; without it none is known. */
@Injectable()
export class OfficerFiles {
  private read: ReadOfficerFile = async () => undefined;

  offer(read: ReadOfficerFile): void {
    this.read = read;
  }

  find(tx: EntityManager, officerId: string): Promise<OfficerFileFacts | undefined> {
    return this.read(tx, officerId);
  }
}
