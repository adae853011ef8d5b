import { ok, type Result } from '../../../kernel/result.js';
import { PrivateView } from '../dto/officer-views.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';

/** The whole ID number; every reading stands in the ledger. */
@OfficerAct({
  name: 'officer.read-private',
  roles: ['trainer', 'leader'],
  title: { zh: '查看身份证号', en: 'Read the ID number' },
  route: 'POST officers/:id/private',
  answer: PrivateView,
  operationId: 'Officers_readPrivate',
})
export class ReadPrivate {
  async run({ row }: OfficerContext): Promise<Result<OfficerOutcome<PrivateView>>> {
    return ok({ value: { idNumber: row.idNumber }, detail: { read: ['idNumber'] } });
  }
}
