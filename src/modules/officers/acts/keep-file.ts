import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor, Permission } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { AgencyRow } from '../../agencies/index.js';
import { Acts, type Done, type Scene } from '../../ledger/index.js';
import { type Employment, OfficerRow, type Sex } from '../officer.entities.js';
import { OfficerLaw } from '../officer-law.js';
import { Officers } from '../officers.js';
import { type MarkKind, OfficerMarkRow, OfficerPhotoRow } from '../record.entities.js';
import { stateOn } from '../rules/certificate.rules.js';
import { idNumberHolds, portraitType } from '../rules/personnel.rules.js';

export interface FileChange {
  post?: string;
  sex?: Sex;
  idNumber?: string;
  employment?: Employment;
  education?: string;
  legalQualification?: string;
}

export interface NewMark {
  kind: MarkKind;
  on: LegalDay;
  title: string;
  document: string;
}

/** The personnel file: its fields, the portrait, rewards and discipline. */
@Injectable()
export class KeepFile {
  constructor(
    @InjectRepository(OfficerRow) private readonly rows: Repository<OfficerRow>,
    private readonly officers: Officers,
    private readonly acts: Acts,
    private readonly law: OfficerLaw,
  ) {}

  update(actor: Actor, officerId: string, change: FileChange): Promise<Result<void>> {
    return this.on(actor, 'officer.update-file', officerId, async ({ tx, today }, officer) => {
      if (change.idNumber && !idNumberHolds(change.idNumber)) return refuse('officer.id-number');
      if (change.employment) {
        const agency = await tx.getRepository(AgencyRow).findOneByOrFail({ id: officer.agencyId });
        const { employments } = this.law.application(agency, today);
        const cards = (await this.officers.histories([officerId], tx)).get(officerId) ?? [];
        const held = cards.find((c) => c.kind === 'enforcement' && stateOn(c, today) === 'valid');
        // 山东省行政执法监督条例 第10条: who is no longer on the establishment gives the card back first.
        if (held && !employments.includes(change.employment))
          return refuse('officer.certificate-held', {
            ruleId: 'CERT-01',
            basis: this.law.applicationBasis(agency, today),
            next: `先注销执法证${held.number}`,
          });
      }
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length === 0) return refuse('officer.nothing-given');
      await tx.getRepository(OfficerRow).update({ id: officerId }, given);
      // What is private is in the ledger by name only.
      const { idNumber, ...plain } = given as FileChange;
      return ok({ value: undefined, detail: { ...plain, ...(idNumber && { idNumber: '(changed)' }) } });
    });
  }

  /** JPEG or PNG by its bytes, whatever its name says. */
  setPhoto(actor: Actor, officerId: string, bytes: Buffer): Promise<Result<{ sha256: string }>> {
    const mediaType = portraitType(bytes);
    if (!mediaType) return Promise.resolve(refuse('officer.photo-type'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return this.on(actor, 'officer.set-photo', officerId, async ({ tx, now, newId }) => {
      const id = newId();
      const content = bytes.toString('base64');
      await tx
        .getRepository(OfficerPhotoRow)
        .insert({ id, officerId, mediaType, content, sha256, recordedAt: now });
      await tx.getRepository(OfficerRow).update({ id: officerId }, { photoId: id });
      return ok({ value: { sha256 }, detail: { mediaType, bytes: bytes.length, sha256 } });
    });
  }

  mark(actor: Actor, officerId: string, mark: NewMark): Promise<Result<{ id: string }>> {
    return this.on(actor, 'officer.mark', officerId, async ({ tx, now, today, newId }) => {
      if (mark.on > today) return refuse('officer.last-day', { detail: '日期不得晚于今日' });
      const { kind, on, title, document } = mark;
      const id = newId();
      await tx
        .getRepository(OfficerMarkRow)
        .insert({ id, officerId, kind, on, title, document, settledOn: null, recordedAt: now });
      return ok({ value: { id }, detail: { markId: id, kind, on, title, document } });
    });
  }

  /** Discipline is over; until then no annual review is passed (CERT-07). */
  settleMark(actor: Actor, officerId: string, markId: string, on: LegalDay): Promise<Result<void>> {
    return this.on(actor, 'officer.settle-mark', officerId, async ({ tx, today }) => {
      const marks = tx.getRepository(OfficerMarkRow);
      const mark = await marks.findOneBy({ id: markId, officerId });
      if (!mark) return refuse('not-found');
      if (mark.kind !== 'discipline' || mark.settledOn) return refuse('officer.mark-settled');
      if (on < mark.on || on > today)
        return refuse('officer.last-day', { detail: '日期应在处分之日至今日之间' });
      await marks.update({ id: markId }, { settledOn: on });
      return ok({ value: undefined, detail: { markId, on } });
    });
  }

  /** The whole ID number; every reading stands in the ledger. */
  readPrivate(actor: Actor, officerId: string): Promise<Result<{ idNumber: string | null }>> {
    return this.on(actor, 'officer.read-private', officerId, async (_, { idNumber }) =>
      ok({ value: { idNumber }, detail: { read: ['idNumber'] } }),
    );
  }

  private async on<T>(
    actor: Actor,
    act: Permission,
    officerId: string,
    work: (scene: Scene, officer: OfficerRow) => Promise<Result<Done<T>>>,
  ): Promise<Result<T>> {
    const found = await this.rows.findOneBy({ id: officerId });
    if (!found) return refuse('not-found');
    const subject = { agencyId: found.agencyId, type: 'officer', id: officerId };
    return this.acts.perform(actor, act, subject, async (scene) => {
      const officer = await scene.tx.getRepository(OfficerRow).findOneByOrFail({ id: officerId });
      return work(scene, officer);
    });
  }
}
