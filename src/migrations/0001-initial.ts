import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** The tables of the first release. Types are those of `platform/database/columns.ts`, spelled alike on both databases. */
export class Initial0001 implements MigrationInterface {
  name = 'Initial1763000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'agencies',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_agencies' },
          { name: 'name', type: 'varchar', length: '200' },
          { name: 'documentPrefix', type: 'varchar', length: '40' },
          { name: 'creditCode', type: 'varchar', length: '18' },
          { name: 'areaCode', type: 'varchar', length: '6' },
          { name: 'parentId', type: 'varchar', length: '36', isNullable: true },
          { name: 'capacity', type: 'varchar', length: '40' },
          { name: 'capacityBasis', type: 'varchar', length: '300' },
          { name: 'capacityFrom', type: 'varchar', length: '10' },
          { name: 'capacityTo', type: 'varchar', length: '10', isNullable: true },
          { name: 'fields', type: 'text' },
          { name: 'reconsiderationOrgan', type: 'varchar', length: '200' },
          { name: 'court', type: 'varchar', length: '200' },
          { name: 'createdAt', type: 'varchar', length: '24' },
        ],
        checks: [
          { name: 'ck_AgencyRow_capacity', expression: `"capacity" IN ('own', 'entrusted', 'empowered')` },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_clocks',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_clocks' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'ruleId', type: 'varchar', length: '20' },
          { name: 'title', type: 'varchar', length: '60' },
          { name: 'basis', type: 'varchar', length: '200' },
          { name: 'layer', type: 'varchar', length: '80' },
          { name: 'trigger', type: 'varchar', length: '10' },
          { name: 'suspensions', type: 'text' },
          { name: 'due', type: 'varchar', length: '10' },
          { name: 'strict', type: 'varchar', length: '10' },
          { name: 'provisional', type: 'integer' },
          { name: 'stoppedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'stoppedBy', type: 'varchar', length: '36', isNullable: true },
        ],
        indices: [
          { name: 'ix_case_clocks_open', columnNames: ['agencyId', 'stoppedOn', 'due'] },
          { name: 'ix_case_clocks_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_decisions',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_decisions' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'number', type: 'varchar', length: '80' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'penalties', type: 'text' },
          { name: 'fineFen', type: 'bigint' },
          { name: 'confiscatedFen', type: 'bigint' },
          { name: 'basis', type: 'text' },
          { name: 'text', type: 'text' },
          { name: 'textSha256', type: 'varchar', length: '64' },
          { name: 'decidedOn', type: 'varchar', length: '10' },
          { name: 'decidedAt', type: 'varchar', length: '24' },
          { name: 'decidedBy', type: 'varchar', length: '36' },
          { name: 'reviewRequired', type: 'integer' },
          { name: 'reviewOutcomeId', type: 'varchar', length: '36', isNullable: true },
          { name: 'factsDigest', type: 'varchar', length: '64' },
          { name: 'draftDigest', type: 'varchar', length: '64' },
          { name: 'evidenceDigest', type: 'varchar', length: '64' },
          { name: 'servedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'servedBy', type: 'varchar', length: '40', isNullable: true },
          { name: 'annulledOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'annulledBecause', type: 'varchar', length: '500', isNullable: true },
        ],
        checks: [
          { name: 'ck_CaseDecisionRow_kind', expression: `"kind" IN ('penalty', 'minor-no-penalty', 'unproven-no-penalty', 'criminal-transfer')` },
          { name: 'ck_CaseDecisionRow_servedBy', expression: `"servedBy" IN ('direct', 'detained', 'post', 'electronic', 'announcement')` },
          { name: 'ck_case_decisions_reviewed', expression: '"reviewRequired" = 0 OR "reviewOutcomeId" IS NOT NULL' },
        ],
        indices: [
          { name: 'ix_case_decisions_number', columnNames: ['agencyId', 'number'], isUnique: true },
          { name: 'ix_case_decisions_case', columnNames: ['caseId'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_documents',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_documents' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'eventId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '60' },
          { name: 'number', type: 'varchar', length: '80', isNullable: true },
          { name: 'title', type: 'varchar', length: '120' },
          { name: 'body', type: 'text' },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'createdAt', type: 'varchar', length: '24' },
        ],
        indices: [
          { name: 'ix_case_documents_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_events',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_events' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'seq', type: 'integer' },
          { name: 'at', type: 'varchar', length: '24' },
          { name: 'occurredFrom', type: 'varchar', length: '24' },
          { name: 'occurredTo', type: 'varchar', length: '24' },
          { name: 'act', type: 'varchar', length: '60' },
          { name: 'stage', type: 'varchar', length: '40' },
          { name: 'actorId', type: 'varchar', length: '36' },
          { name: 'actorName', type: 'varchar', length: '60' },
          { name: 'officers', type: 'text' },
          { name: 'rules', type: 'text' },
          { name: 'detail', type: 'text' },
        ],
        checks: [
          { name: 'ck_CaseEventRow_stage', expression: `"stage" IN ('initiation', 'investigation', 'review', 'decision', 'service', 'execution')` },
        ],
        indices: [
          { name: 'ix_case_events_case', columnNames: ['caseId', 'seq'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_evidence',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_evidence' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'stage', type: 'varchar', length: '40' },
          { name: 'medium', type: 'varchar', length: '40' },
          { name: 'title', type: 'varchar', length: '255' },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'receivedAt', type: 'varchar', length: '24' },
          { name: 'excludedBecause', type: 'varchar', length: '500', isNullable: true },
        ],
        checks: [
          { name: 'ck_CaseEvidenceRow_stage', expression: `"stage" IN ('initiation', 'investigation', 'review', 'decision', 'service', 'execution')` },
          { name: 'ck_CaseEvidenceRow_medium', expression: `"medium" IN ('text', 'photo', 'audio', 'video', 'other')` },
        ],
        indices: [
          { name: 'ix_case_evidence_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_hearings',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_hearings' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'requestedOn', type: 'varchar', length: '10' },
          { name: 'noticedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'scheduledFor', type: 'varchar', length: '10', isNullable: true },
          { name: 'presiderOfficerId', type: 'varchar', length: '36', isNullable: true },
          { name: 'heldOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'recordedAt', type: 'varchar', length: '24', isNullable: true },
        ],
        indices: [
          { name: 'ix_case_hearings_case', columnNames: ['caseId'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_numbers',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_numbers' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'series', type: 'varchar', length: '20' },
          { name: 'year', type: 'integer' },
          { name: 'last', type: 'integer' },
        ],
        indices: [
          { name: 'ix_case_numbers_key', columnNames: ['agencyId', 'series', 'year'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_payments',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_payments' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'paidOn', type: 'varchar', length: '10' },
          { name: 'amountFen', type: 'bigint' },
          { name: 'receipt', type: 'varchar', length: '80' },
        ],
        indices: [
          { name: 'ix_case_payments_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_record_reasons',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_record_reasons' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'stage', type: 'varchar', length: '40' },
          { name: 'reason', type: 'varchar', length: '500' },
          { name: 'at', type: 'varchar', length: '24' },
        ],
        checks: [
          { name: 'ck_CaseRecordReasonRow_stage', expression: `"stage" IN ('initiation', 'investigation', 'review', 'decision', 'service', 'execution')` },
        ],
        indices: [
          { name: 'ix_case_record_reasons_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'case_review_outcomes',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_case_review_outcomes' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'round', type: 'integer' },
          { name: 'passed', type: 'integer' },
          { name: 'reviewerUserId', type: 'varchar', length: '36' },
          { name: 'reviewerName', type: 'varchar', length: '60' },
          { name: 'opinionNumber', type: 'varchar', length: '80' },
          { name: 'factsDigest', type: 'varchar', length: '64' },
          { name: 'draftDigest', type: 'varchar', length: '64' },
          { name: 'evidenceDigest', type: 'varchar', length: '64' },
          { name: 'lawVersion', type: 'varchar', length: '120' },
          { name: 'at', type: 'varchar', length: '24' },
        ],
        indices: [
          { name: 'ix_case_review_outcomes_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'cases',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_cases' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'number', type: 'varchar', length: '80', isNullable: true },
          { name: 'procedure', type: 'varchar', length: '40' },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'resumeTo', type: 'varchar', length: '40', isNullable: true },
          { name: 'cause', type: 'varchar', length: '120' },
          { name: 'field', type: 'varchar', length: '40' },
          { name: 'areaCode', type: 'varchar', length: '6' },
          { name: 'place', type: 'varchar', length: '200' },
          { name: 'source', type: 'varchar', length: '40' },
          { name: 'partyKind', type: 'varchar', length: '40' },
          { name: 'partyName', type: 'varchar', length: '120' },
          { name: 'party', type: 'text' },
          { name: 'actEndedOn', type: 'varchar', length: '10' },
          { name: 'discoveredOn', type: 'varchar', length: '10' },
          { name: 'gravelyHarmful', type: 'integer' },
          { name: 'summary', type: 'text' },
          { name: 'officerIds', type: 'text' },
          { name: 'facts', type: 'text' },
          { name: 'publicInterest', type: 'integer' },
          { name: 'complex', type: 'integer' },
          { name: 'grave', type: 'integer' },
          { name: 'draft', type: 'text', isNullable: true },
          { name: 'noticed', type: 'text', isNullable: true },
          { name: 'noticedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'hearingOffered', type: 'integer' },
          { name: 'defence', type: 'varchar', length: '40' },
          { name: 'discussedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'filedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'closedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'archiveNumber', type: 'varchar', length: '20', isNullable: true },
          { name: 'createdAt', type: 'varchar', length: '24' },
          { name: 'updatedAt', type: 'varchar', length: '24' },
          { name: 'version', type: 'integer' },
        ],
        checks: [
          { name: 'ck_CaseRow_procedure', expression: `"procedure" IN ('ordinary', 'simple')` },
          { name: 'ck_CaseRow_state', expression: `"state" IN ('lead', 'filing-requested', 'not-filed', 'investigating', 'concluded', 'notified', 'decided', 'served', 'performed', 'closed', 'archived', 'suspended', 'dropped', 'transferred')` },
          { name: 'ck_CaseRow_partyKind', expression: `"partyKind" IN ('person', 'individual-business', 'organisation')` },
          { name: 'ck_CaseRow_defence', expression: `"defence" IN ('none', 'waived', 'heard')` },
        ],
        indices: [
          { name: 'ix_cases_party', columnNames: ['agencyId', 'partyName'] },
          { name: 'ix_cases_agency_number', columnNames: ['agencyId', 'number'], isUnique: true },
          { name: 'ix_cases_agency_state', columnNames: ['agencyId', 'state', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'certificate_events',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_certificate_events' },
          { name: 'certificateId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'from', type: 'varchar', length: '10' },
          { name: 'to', type: 'varchar', length: '10', isNullable: true },
          { name: 'cause', type: 'text' },
          { name: 'document', type: 'varchar', length: '200' },
          { name: 'recordedAt', type: 'varchar', length: '24' },
        ],
        checks: [
          { name: 'ck_CertificateEventRow_kind', expression: `"kind" IN ('suspended', 'revoked', 'cancelled', 'lost')` },
        ],
        indices: [
          { name: 'ix_certificate_events_certificate', columnNames: ['certificateId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'certificates',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_certificates' },
          { name: 'officerId', type: 'varchar', length: '36' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'number', type: 'varchar', length: '40' },
          { name: 'fields', type: 'text' },
          { name: 'areas', type: 'text' },
          { name: 'issuedOn', type: 'varchar', length: '10' },
          { name: 'validThrough', type: 'varchar', length: '10' },
          { name: 'issuer', type: 'varchar', length: '200' },
          { name: 'token', type: 'varchar', length: '43' },
        ],
        uniques: [
          { name: 'UQ_8b379f595aea96c9406c5a44900', columnNames: ['number'] },
          { name: 'UQ_ede4c649aa5c2f01b182dcc2dab', columnNames: ['token'] },
        ],
        checks: [
          { name: 'ck_CertificateRow_kind', expression: `"kind" IN ('enforcement', 'supervision', 'hearing-presider')` },
        ],
        indices: [
          { name: 'ix_certificates_officer', columnNames: ['officerId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'disclosures',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_disclosures' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'decisionId', type: 'varchar', length: '36' },
          { name: 'slug', type: 'varchar', length: '24' },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'socialImpact', type: 'integer' },
          { name: 'impactReason', type: 'varchar', length: '1000' },
          { name: 'assessedBy', type: 'varchar', length: '36' },
          { name: 'assessedByName', type: 'varchar', length: '60' },
          { name: 'assessedAt', type: 'varchar', length: '24' },
          { name: 'due', type: 'varchar', length: '10' },
          { name: 'originalSha256', type: 'varchar', length: '64' },
          { name: 'redaction', type: 'text', isNullable: true },
          { name: 'removals', type: 'text', isNullable: true },
          { name: 'kept', type: 'text', isNullable: true },
          { name: 'publishedText', type: 'text', isNullable: true },
          { name: 'publishedSha256', type: 'varchar', length: '64', isNullable: true },
          { name: 'record', type: 'text', isNullable: true },
          { name: 'preparedBy', type: 'varchar', length: '36', isNullable: true },
          { name: 'preparedByOfficerId', type: 'varchar', length: '36', isNullable: true },
          { name: 'preparedByName', type: 'varchar', length: '60', isNullable: true },
          { name: 'preparedAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'returnReason', type: 'varchar', length: '1000', isNullable: true },
          { name: 'returnedByName', type: 'varchar', length: '60', isNullable: true },
          { name: 'releasedBy', type: 'varchar', length: '36', isNullable: true },
          { name: 'releasedByName', type: 'varchar', length: '60', isNullable: true },
          { name: 'releasedAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'withdrawnBy', type: 'varchar', length: '36', isNullable: true },
          { name: 'withdrawnByName', type: 'varchar', length: '60', isNullable: true },
          { name: 'withdrawnAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'publicReason', type: 'varchar', length: '500', isNullable: true },
          { name: 'version', type: 'integer' },
        ],
        uniques: [
          { name: 'UQ_333c8bceba95e034dfa5a238afc', columnNames: ['decisionId'] },
          { name: 'UQ_ce43bd00a3b1dbda42530f76cf8', columnNames: ['slug'] },
        ],
        checks: [
          { name: 'ck_DisclosureRow_state', expression: `"state" IN ('assessed', 'assessed-private', 'drafted', 'returned', 'published', 'withdrawn')` },
        ],
        indices: [
          { name: 'ix_disclosures_agency_state', columnNames: ['agencyId', 'state', 'id'] },
          { name: 'ix_disclosures_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'evidence',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_evidence' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'stage', type: 'varchar', length: '40' },
          { name: 'medium', type: 'varchar', length: '40' },
          { name: 'filename', type: 'varchar', length: '255' },
          { name: 'mediaType', type: 'varchar', length: '100' },
          { name: 'bytes', type: 'bigint' },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'sm3', type: 'varchar', length: '64', isNullable: true },
          { name: 'declaredSha256', type: 'varchar', length: '64', isNullable: true },
          { name: 'capturedFrom', type: 'varchar', length: '24', isNullable: true },
          { name: 'capturedTo', type: 'varchar', length: '24', isNullable: true },
          { name: 'deviceId', type: 'varchar', length: '60', isNullable: true },
          { name: 'lateByHours', type: 'integer', isNullable: true },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'origin', type: 'varchar', length: '40' },
          { name: 'receivedAt', type: 'varchar', length: '24' },
          { name: 'sealedAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'uploadedBy', type: 'varchar', length: '36' },
          { name: 'uploadedByName', type: 'varchar', length: '60' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        checks: [
          { name: 'ck_EvidenceRow_stage', expression: `"stage" IN ('initiation', 'investigation', 'review', 'decision', 'service', 'execution')` },
          { name: 'ck_EvidenceRow_medium', expression: `"medium" IN ('text', 'photo', 'audio', 'video', 'other')` },
          { name: 'ck_EvidenceRow_state', expression: `"state" IN ('received', 'sealed')` },
          { name: 'ck_EvidenceRow_origin', expression: `"origin" IN ('tus', 'multipart')` },
        ],
        indices: [
          { name: 'ix_evidence_state', columnNames: ['state', 'id'] },
          { name: 'ix_evidence_digest', columnNames: ['agencyId', 'sha256'] },
          { name: 'ix_evidence_case', columnNames: ['caseId', 'id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'ledger_checkpoints',
        columns: [
          { name: 'agencyId', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_ledger_checkpoints' },
          { name: 'size', type: 'integer', isPrimary: true, primaryKeyConstraintName: 'pk_ledger_checkpoints' },
          { name: 'root', type: 'varchar', length: '64' },
          { name: 'at', type: 'varchar', length: '24' },
          { name: 'note', type: 'text' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'ledger_entries',
        columns: [
          { name: 'agencyId', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_ledger_entries' },
          { name: 'seq', type: 'integer', isPrimary: true, primaryKeyConstraintName: 'pk_ledger_entries' },
          { name: 'id', type: 'varchar', length: '36' },
          { name: 'at', type: 'varchar', length: '24' },
          { name: 'actorId', type: 'varchar', length: '36' },
          { name: 'act', type: 'varchar', length: '60' },
          { name: 'subjectType', type: 'varchar', length: '40' },
          { name: 'subjectId', type: 'varchar', length: '36' },
          { name: 'bytes', type: 'text' },
          { name: 'leafHash', type: 'varchar', length: '64' },
        ],
        uniques: [
          { name: 'UQ_6efcb84411d3f08b08450ae75d5', columnNames: ['id'] },
        ],
        indices: [
          { name: 'ix_ledger_entries_actor', columnNames: ['agencyId', 'actorId'] },
          { name: 'ix_ledger_entries_subject', columnNames: ['subjectType', 'subjectId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'ledger_heads',
        columns: [
          { name: 'agencyId', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_ledger_heads' },
          { name: 'size', type: 'integer' },
          { name: 'root', type: 'varchar', length: '64' },
          { name: 'frontier', type: 'text' },
          { name: 'signature', type: 'text' },
          { name: 'at', type: 'varchar', length: '24' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'officers',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_officers' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'name', type: 'varchar', length: '60' },
          { name: 'post', type: 'varchar', length: '60' },
          { name: 'legalQualification', type: 'varchar', length: '40', isNullable: true },
          { name: 'reviewerSince', type: 'varchar', length: '10', isNullable: true },
          { name: 'status', type: 'varchar', length: '40' },
          { name: 'createdAt', type: 'varchar', length: '24' },
        ],
        checks: [
          { name: 'ck_OfficerRow_status', expression: `"status" IN ('in-post', 'left')` },
        ],
        indices: [
          { name: 'ix_officers_agency', columnNames: ['agencyId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'public_records',
        columns: [
          { name: 'slug', type: 'varchar', length: '24', isPrimary: true, primaryKeyConstraintName: 'pk_public_records' },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'title', type: 'varchar', length: '300', isNullable: true },
          { name: 'documentNumber', type: 'varchar', length: '80', isNullable: true },
          { name: 'agencyName', type: 'varchar', length: '200', isNullable: true },
          { name: 'partyName', type: 'varchar', length: '120', isNullable: true },
          { name: 'creditCode', type: 'varchar', length: '18', isNullable: true },
          { name: 'field', type: 'varchar', length: '40', isNullable: true },
          { name: 'cause', type: 'varchar', length: '120', isNullable: true },
          { name: 'basis', type: 'text', isNullable: true },
          { name: 'penaltyKinds', type: 'text', isNullable: true },
          { name: 'outcome', type: 'varchar', length: '500', isNullable: true },
          { name: 'fineFen', type: 'bigint', isNullable: true },
          { name: 'confiscatedFen', type: 'bigint', isNullable: true },
          { name: 'decidedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'publishedOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'text', type: 'text', isNullable: true },
          { name: 'searchText', type: 'varchar', length: '600', isNullable: true },
          { name: 'withdrawnOn', type: 'varchar', length: '10', isNullable: true },
          { name: 'publicReason', type: 'varchar', length: '500', isNullable: true },
        ],
        checks: [
          { name: 'ck_PublicRecordRow_state', expression: `"state" IN ('published', 'withdrawn')` },
        ],
        indices: [
          { name: 'ix_public_records_latest', columnNames: ['state', 'publishedOn', 'slug', 'decidedOn', 'penaltyKinds', 'searchText'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'reviews',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_reviews' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'round', type: 'integer' },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'statement', type: 'text' },
          { name: 'materials', type: 'text' },
          { name: 'matter', type: 'text' },
          { name: 'factsDigest', type: 'varchar', length: '64' },
          { name: 'draftDigest', type: 'varchar', length: '64' },
          { name: 'evidenceDigest', type: 'varchar', length: '64' },
          { name: 'lawVersion', type: 'varchar', length: '120' },
          { name: 'submittedAt', type: 'varchar', length: '24' },
          { name: 'submittedBy', type: 'varchar', length: '36' },
          { name: 'submittedByName', type: 'varchar', length: '60' },
          { name: 'due', type: 'varchar', length: '10' },
          { name: 'reviewerUserId', type: 'varchar', length: '36', isNullable: true },
          { name: 'reviewerName', type: 'varchar', length: '60', isNullable: true },
          { name: 'takenAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'returnReason', type: 'text', isNullable: true },
          { name: 'checklist', type: 'text', isNullable: true },
          { name: 'opinion', type: 'varchar', length: '40', isNullable: true },
          { name: 'problemKind', type: 'varchar', length: '40', isNullable: true },
          { name: 'opinionText', type: 'text', isNullable: true },
          { name: 'opinionNumber', type: 'varchar', length: '80', isNullable: true },
          { name: 'opinedAt', type: 'varchar', length: '24', isNullable: true },
        ],
        checks: [
          { name: 'ck_ReviewRow_state', expression: `"state" IN ('submitted', 'taken', 'returned', 'opined')` },
          { name: 'ck_ReviewRow_opinion', expression: `"opinion" IN ('agree', 'problems')` },
          { name: 'ck_ReviewRow_problemKind', expression: `"problemKind" IN ('correct', 'supplement', 'disagree', 'transfer')` },
        ],
        indices: [
          { name: 'ix_reviews_queue', columnNames: ['agencyId', 'state', 'id'] },
          { name: 'ix_reviews_case', columnNames: ['caseId', 'round'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'sessions',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_sessions' },
          { name: 'userId', type: 'varchar', length: '36' },
          { name: 'tokenHash', type: 'varchar', length: '64' },
          { name: 'openedAt', type: 'varchar', length: '24' },
          { name: 'expiresAt', type: 'varchar', length: '24' },
          { name: 'closedAt', type: 'varchar', length: '24', isNullable: true },
        ],
        uniques: [
          { name: 'UQ_bace6c68efc156fddac9b14bda2', columnNames: ['tokenHash'] },
        ],
        indices: [
          { name: 'ix_sessions_user', columnNames: ['userId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'users',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_users' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'username', type: 'varchar', length: '60' },
          { name: 'name', type: 'varchar', length: '60' },
          { name: 'passwordHash', type: 'text' },
          { name: 'roles', type: 'text' },
          { name: 'officerId', type: 'varchar', length: '36', isNullable: true },
          { name: 'status', type: 'varchar', length: '40' },
          { name: 'failedSignIns', type: 'integer' },
          { name: 'lockedUntil', type: 'varchar', length: '24', isNullable: true },
          { name: 'createdAt', type: 'varchar', length: '24' },
        ],
        uniques: [
          { name: 'UQ_fe0bb3f6520ee0469504521e710', columnNames: ['username'] },
        ],
        checks: [
          { name: 'ck_UserRow_status', expression: `"status" IN ('active', 'disabled')` },
        ],
      }),
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
