import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Request, Response } from 'express';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { refuse } from '../../../kernel/result.js';
import { RefusedException } from '../../../platform/http/index.js';
import type { EvidenceRow } from '../evidence.entity.js';
import { showsInline } from '../rules/media-type.rules.js';
import { ServeContent } from '../serve-content.js';
import { ViewEvidence } from '../view-evidence.js';
import { type DerivativeKind, DerivativeRow, EvidenceMediaRow } from './media.entities.js';
import { RecordingReader } from './recording-reader.js';
import { playsInBrowser } from './rules/playable.rules.js';

/** Hands out what a browser can show of an item. Every reading is entered as a viewing of the item. */
@Injectable()
export class ServeDerivative {
  constructor(
    @InjectRepository(DerivativeRow) private readonly copies: Repository<DerivativeRow>,
    private readonly viewing: ViewEvidence,
    private readonly content: ServeContent,
    private readonly reader: RecordingReader,
  ) {}

  /** The original where browsers play it, else its copy. Refuses `evidence.not-playable` with what is the matter. */
  async playable(actor: Actor, id: string, req: Request, res: Response): Promise<void> {
    return this.show(await this.viewed(actor, id), req, res);
  }

  /** As `playable`, for who was let in another way; the caller has judged and entered the viewing. */
  async show(row: EvidenceRow, req: Request, res: Response): Promise<void> {
    const { id } = row;
    const media = await this.copies.manager.getRepository(EvidenceMediaRow).findOneBy({ id });
    // What was not looked at yet is shown as it came, where its type is one that browsers show.
    const plays = media ? playsInBrowser(media) : showsInline(row.mediaType);
    if (plays) return this.content.send(row, 'inline', req, res);
    const copy = await this.copy(id, 'playable');
    if (copy) return this.sendCopy(row, copy, 'mp4', req, res);
    const { state, text } = await this.reader.playback(row, media);
    const detail = text ?? '此文件不是可播放的音视频';
    throw new RefusedException(refuse('evidence.not-playable', { detail, facts: { state } }).refusal);
  }

  /** Refuses `evidence.no-poster`. */
  async poster(actor: Actor, id: string, req: Request, res: Response): Promise<void> {
    const row = await this.viewed(actor, id);
    const copy = await this.copy(id, 'poster');
    if (!copy) throw new RefusedException(refuse('evidence.no-poster').refusal);
    return this.sendCopy(row, copy, 'jpg', req, res);
  }

  private async viewed(actor: Actor, id: string): Promise<EvidenceRow> {
    const may = await this.viewing.view(actor, id);
    if (!may.ok) throw new RefusedException(may.refusal);
    return may.value;
  }

  private copy(evidenceId: string, kind: DerivativeKind): Promise<DerivativeRow | null> {
    return this.copies.findOneBy({ evidenceId, kind });
  }

  private sendCopy(row: EvidenceRow, copy: DerivativeRow, ending: string, req: Request, res: Response) {
    const { id, bytes, sha256, mediaType } = copy;
    const filename = `${row.filename.replace(/\.[^.]*$/, '')}.副本.${ending}`;
    return this.content.send({ id, bytes, sha256, mediaType, filename }, 'inline', req, res);
  }
}
