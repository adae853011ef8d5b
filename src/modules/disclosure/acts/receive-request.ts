import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { systemActor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { Clock } from '../../../platform/time/index.js';
import { Agencies } from '../../agencies/index.js';
import { LawService } from '../../calendar/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { sha256 } from '../digest.js';
import { DisclosureRow } from '../disclosure.entities.js';
import { PublicRequestRow, type RequestKind } from '../requests/request.entities.js';
import type { Ground } from '../rules/early-stop.rules.js';
import { receiptOf } from '../rules/request.rules.js';

/** What somebody asks. Kinds about a record carry its address, the others the agency. */
export interface PublicRequest {
  readonly kind: RequestKind;
  readonly slug?: string;
  readonly agencyId?: string;
  readonly name: string;
  readonly contact: string;
  readonly text: string;
  readonly claims: readonly Ground[];
}

export interface Receipt {
  readonly receipt: string;
  readonly receivedOn: LegalDay;
  readonly due: LegalDay;
}

interface Publishable {
  readonly agencyId: string;
  readonly disclosureId: string | null;
}

export const ABOUT_RECORD: readonly RequestKind[] = ['correction', 'early-stop'];

/** 受理公众申请 (PUB-13): anybody may ask, without an account; the receipt number is the only key to the answer. */
@Injectable()
export class ReceiveRequest {
  constructor(
    private readonly acts: Acts,
    private readonly law: LawService,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
    @InjectRepository(PublicRequestRow) private readonly rows: Repository<PublicRequestRow>,
    @InjectRepository(DisclosureRow) private readonly disclosures: Repository<DisclosureRow>,
  ) {}

  /**
   * `token` is of the form that was sent: the same form with the same words gives the same receipt, so sending twice
   * files once. Refuses `request.not-shown` for a record that is not public, `not-found` for an agency that is not there.
   */
  async receive(request: PublicRequest, token: string): Promise<Result<Receipt>> {
    const matter = await this.matter(request);
    if (!matter.ok) return matter;
    const { agencyId } = matter.value;
    const receipt = receiptOf(
      createHash('sha256')
        .update(JSON.stringify([token, request]))
        .digest(),
    );
    const receiptSha256 = sha256(receipt);
    const actor = systemActor(agencyId, ['discloser']);
    const id = this.clock.newId();
    const subject = { agencyId, type: 'request', id };
    const filed = await this.acts.perform(actor, 'request.receive', subject, async (scene) => {
      const rows = scene.tx.getRepository(PublicRequestRow);
      if (await rows.existsBy({ receiptSha256 })) return refuse('request.sent-already');
      const row = { ...(await this.row(scene, request, matter.value)), id, receiptSha256 };
      await rows.insert(row);
      const { receivedOn, due, dueRule, kind, slug } = row;
      return ok({
        value: { receipt, receivedOn, due },
        detail: { kind, slug, due, dueRule, textSha256: sha256(request.text) },
      });
    });
    if (filed.ok || filed.refusal.code !== 'request.sent-already') return filed;
    const { receivedOn, due } = await this.rows.findOneByOrFail({ receiptSha256 });
    return ok({ receipt, receivedOn, due });
  }

  private async row(scene: Scene, request: PublicRequest, matter: Publishable) {
    const { kind, slug, name, contact, text, claims } = request;
    const agency = await this.agencies.get(matter.agencyId, scene.tx);
    if (!agency) throw new Error(`agency ${matter.agencyId} is gone`);
    const dueRule = ABOUT_RECORD.includes(kind) ? 'PUB-13' : 'PUB-13b';
    const due = this.law.due(dueRule, scene.today, { place: agency.areaCode, agency: agency.id });
    if (!due.ok) throw new Error(`cannot count ${dueRule}: ${due.refusal.code}`);
    return {
      ...{ agencyId: agency.id, kind, name, contact, text, claims: [...claims] },
      ...{ slug: slug ?? null, disclosureId: matter.disclosureId },
      ...{ receivedOn: scene.today, receivedAt: scene.now, dueRule, due: due.value.due },
      ...{ state: 'open' as const, answer: null, findings: null, answeredBy: null, answeredByName: null },
      ...{ answeredByOfficerId: null, settledOn: null, settledByName: null, returnReason: null, version: 1 },
    };
  }

  private async matter({ kind, slug, agencyId }: PublicRequest): Promise<Result<Publishable>> {
    if (ABOUT_RECORD.includes(kind)) {
      const known = slug ? await this.disclosures.findOneBy({ slug }) : null;
      if (known?.state !== 'published') return refuse('request.not-shown');
      if (kind === 'early-stop' && known.kind !== 'penalty') return refuse('request.penalties-only');
      return ok({ agencyId: known.agencyId, disclosureId: known.id });
    }
    const agency = agencyId ? await this.agencies.get(agencyId) : null;
    return agency ? ok({ agencyId: agency.id, disclosureId: null }) : refuse('not-found');
  }
}
