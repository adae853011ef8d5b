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
