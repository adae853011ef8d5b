import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { NewOfficerInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { OfficerAct, type OfficerOutcome } from '../officer-acts.js';
import { OfficerPostingRow } from '../record.entities.js';
import { idNumberHolds } from '../rules/personnel.rules.js';

/** A person's file begins, with the first posting. Refuses `officer.id-number`. */
@OfficerAct({
  name: 'officer.register',
  roles: ['trainer'],
  title: { zh: '登记人员', en: 'Register an officer' },
  route: 'POST officers',
  input: NewOfficerInput,
  answer: OfficerCreatedView,
  creates: true,
  operationId: 'Officers_register',
})
export class RegisterOfficer {
  async run(
    { tx, id, agencyId, now, newId }: NewSubjectContext,
    input: NewOfficerInput,
  ): Promise<Result<OfficerOutcome<OfficerCreatedView>>> {
    const { name, post } = input;
    if (input.idNumber && !idNumberHolds(input.idNumber)) return refuse('officer.id-number');
    await tx.getRepository(OfficerPostingRow).insert({
      id: newId(),
      officerId: id,
      agencyId,
      post,
      from: input.inPostSince ?? null,
      to: null,
      document: null,
      recordedAt: now,
    });
    return ok({
      value: { id },
      row: {
        name,
        post,
        legalQualification: input.legalQualification ?? null,
        reviewerSince: input.reviewerSince ?? null,
        status: 'in-post',
        leftOn: null,
        sex: input.sex ?? null,
        idNumber: input.idNumber ?? null,
        employment: input.employment ?? null,
        education: input.education ?? null,
        photoId: null,
        createdAt: now,
      },
      detail: { name, post },
    });
  }
}
