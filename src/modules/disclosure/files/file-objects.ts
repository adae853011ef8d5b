import { buffer } from 'node:stream/consumers';
import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, MoreThan, type Repository } from 'typeorm';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { EvidenceStore, type KeptObject, KeptObjects, type ObjectsAbove } from '../../evidence/index.js';
import { DisclosureFileResultRow, DisclosureFileRow } from './file.entities.js';

const PAGE = 200;

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes of files in the store: uploaded originals, and everything that was ever made of an original. */
@Injectable()
export class FileObjects implements ObjectsAbove, OnModuleInit {
  constructor(
    @InjectRepository(DisclosureFileRow) private readonly files: Repository<DisclosureFileRow>,
    @InjectRepository(DisclosureFileResultRow) private readonly results: Repository<DisclosureFileResultRow>,
    private readonly store: EvidenceStore,
    private readonly kept: KeptObjects,
  ) {}

  onModuleInit(): void {
    this.kept.add(this);
  }

  async knows(id: string): Promise<boolean> {
    return (
      (await this.files.existsBy({ objectId: id, evidenceId: IsNull() })) ||
      (await this.results.existsBy({ id }))
    );
  }

  async *every(): AsyncGenerator<KeptObject> {
    for (let after = ''; ;) {
      const page = await this.results.find({
        where: { id: MoreThan(after) },
        order: { id: 'ASC' },
        take: PAGE,
      });
      for (const { id, bytes, sha256 } of page) yield { id, bytes, sha256, name: '公示文件' };
      if (page.length < PAGE) break;
      after = page[PAGE - 1]!.id;
    }
    for (let after = ''; ;) {
      const where = { id: MoreThan(after), evidenceId: IsNull() };
      const page = await this.files.find({ where, order: { id: 'ASC' }, take: PAGE });
      for (const { objectId: id, bytes, sha256 } of page) yield { id, bytes, sha256, name: '公示文件的原件' };
      if (page.length < PAGE) break;
      after = page[PAGE - 1]!.id;
    }
  }

  /** The bytes as they were registered. Refuses `disclosure.file-altered`: gone, or not what they were. */
  async bytesOf(object: Pick<KeptObject, 'id' | 'bytes' | 'sha256'>): Promise<Result<Uint8Array>> {
    const stored = await this.store.objects.stat(object.id);
    const bytes =
      stored?.bytes === object.bytes ? await buffer(await this.store.objects.open(object.id)) : undefined;
    const now = bytes && digestOf(bytes);
    if (bytes && now === object.sha256) return ok(new Uint8Array(bytes));
    return refuse('disclosure.file-altered', {
      ruleId: 'RED-04',
      detail: stored ? '存储中的文件与登记的摘要不符' : '存储中没有该文件',
      next: '不要发布；请管理员核对存储后重新上传、重新制作',
      facts: { objectId: object.id, registered: object.sha256, now: now ?? null },
    });
  }

  /**
   * Stores bytes under an id while `act` writes its row; what is refused or fails leaves nothing. A crash in between
   * leaves a staging name, by which the object is found and removed.
   */
  async keep<T>(id: string, bytes: Uint8Array, act: () => Promise<Result<T>>): Promise<Result<T>> {
    const { staging, objects } = this.store;
    const file = await staging.create(id);
    try {
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await objects.adopt(id, staging.pathOf(id));
      const done = await act().catch(async (error: unknown) => {
        await this.store.discardAfter(error, id, () => this.knows(id));
        throw error;
      });
      if (!done.ok) await objects.remove(id);
      return done;
    } finally {
      await this.store.unstage(id);
    }
  }
}
