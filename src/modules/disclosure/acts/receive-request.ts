import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { LawService } from '../../calendar/index.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { sha256 } from '../digest.js';
import { RequestAct, type RequestOutcome } from '../requests/request-acts.js';
import { ABOUT_RECORD, PublicRequestRow, type RequestKind } from '../requests/request.entities.js';
import type { Ground } from '../rules/early-stop.rules.js';

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

/** Of whom it is asked, and about which record. */
export interface AskedOf {
  readonly agencyId: string;
  readonly disclosureId: string | null;
}

interface Incoming {
  readonly request: PublicRequest;
  readonly asked: AskedOf;
  readonly receipt: string;
  readonly receiptSha256: string;
}

/**
 * 受理公众申请 (PUB-13): anybody may ask, without an account; the receipt number is the only key to the answer. Refuses
 * `request.sent-already`.
 */
@RequestAct({
  name: 'request.receive',
  roles: ['discloser'],
  title: { zh: '受理公众申请', en: 'Receive a request of the public' },
  creates: true,
})
export class ReceiveRequest {
  constructor(
    private readonly law: LawService,
    private readonly agencies: Agencies,
  ) {}

  async run(
    context: NewSubjectContext,
    { request, asked, receipt, receiptSha256 }: Incoming,
  ): Promise<Result<RequestOutcome<Receipt>>> {
    if (await context.tx.getRepository(PublicRequestRow).existsBy({ receiptSha256 }))
      return refuse('request.sent-already');
    const row = { ...(await this.row(context, request, asked)), receiptSha256 };
    const { receivedOn, due, dueRule, kind, slug } = row;
    return ok({
      value: { receipt, receivedOn, due },
      row,
      detail: { kind, slug, due, dueRule, textSha256: sha256(request.text) },
    });
  }

  private async row({ tx, today, now }: NewSubjectContext, request: PublicRequest, asked: AskedOf) {
    const { kind, slug, name, contact, text, claims } = request;
    const agency = await this.agencies.get(asked.agencyId, tx);
    if (!agency) throw new Error(`agency ${asked.agencyId} is gone`);
    const dueRule = ABOUT_RECORD.includes(kind) ? 'PUB-13' : 'PUB-13b';
    const due = this.law.due(dueRule, today, { place: agency.areaCode, agency: agency.id });
    if (!due.ok) throw new Error(`cannot count ${dueRule}: ${due.refusal.code}`);
    return {
      ...{ kind, name, contact, text, claims: [...claims] },
      ...{ slug: slug ?? null, disclosureId: asked.disclosureId },
      ...{ receivedOn: today, receivedAt: now, dueRule, due: due.value.due },
      ...{ state: 'open' as const, answer: null, findings: null, answeredBy: null, answeredByName: null },
      ...{ answeredByOfficerId: null, settledOn: null, settledByName: null, returnReason: null, version: 1 },
    };
  }
}
