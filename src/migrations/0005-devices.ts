import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

/** Tables whose rows are written once. */
const WRITE_ONCE = [
  'device_reviews',
  'device_publications',
  'evidence_media',
  'clock_offsets',
  'recording_reasons',
  'record_reviews',
  'evidence_derivatives',
  'derivative_failures',
  'evidence_imports',
];

/** Columns of rows that live on (a device is returned, a recording is assigned) but whose substance stands. */
const FIXED: Record<string, readonly string[]> = {
  devices: ['agencyId', 'kind', 'number', 'createdAt'],
  device_handovers: ['deviceId', 'officerId', 'officerName', 'takenAt', 'takenEntryId'],
  pending_recordings: [
    'agencyId',
    'filename',
    'bytes',
    'sha256',
    'capturedFrom',
    'capturedTo',
    'deviceId',
    'officerNumber',
    'receivedAt',
    'entryId',
  ],
};

/** A hand-over that meets another of the same device: one device is in one person's hands at a time. */
const MEETS_ANOTHER = `EXISTS (
  SELECT 1 FROM "device_handovers" other WHERE other."deviceId" = NEW."deviceId" AND other."id" <> NEW."id"
    AND (other."returnedAt" IS NULL OR other."returnedAt" > NEW."takenAt")
    AND (NEW."returnedAt" IS NULL OR other."takenAt" < NEW."returnedAt"))`;

export class Devices0005 implements MigrationInterface {
  name = 'Devices1763000000005';

  async up(runner: QueryRunner): Promise<void> {
    await this.deviceTables(runner);
    await this.mediaTables(runner);
    await this.importTables(runner);
    await runner.createIndex('evidence', new TableIndex({ name: 'ix_evidence_captured', columnNames: ['agencyId', 'capturedFrom'] }));
    await this.guards(runner);
  }

  private async deviceTables(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'devices',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_devices' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'number', type: 'varchar', length: '60' },
          { name: 'model', type: 'varchar', length: '100' },
          { name: 'serial', type: 'varchar', length: '100' },
          { name: 'location', type: 'varchar', length: '300', isNullable: true },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'createdAt', type: 'varchar', length: '24' },
        ],
        checks: [
          { name: 'ck_DeviceRow_kind', expression: `"kind" IN ('body-camera', 'monitoring')` },
          { name: 'ck_DeviceRow_state', expression: `"state" IN ('in-service', 'out-of-service', 'retired')` },
        ],
        indices: [
          { name: 'ux_devices_number', columnNames: ['agencyId', 'number'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'device_reviews',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_device_reviews' },
          { name: 'deviceId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'outcome', type: 'varchar', length: '40' },
          { name: 'reviewedOn', type: 'varchar', length: '10' },
          { name: 'reviewer', type: 'varchar', length: '100' },
          { name: 'document', type: 'text' },
          { name: 'recordedAt', type: 'varchar', length: '24' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        checks: [
          { name: 'ck_DeviceReviewRow_kind', expression: `"kind" IN ('legal', 'technical')` },
          { name: 'ck_DeviceReviewRow_outcome', expression: `"outcome" IN ('passed', 'failed')` },
        ],
        indices: [
          { name: 'ix_device_reviews_device', columnNames: ['deviceId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'device_publications',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_device_publications' },
          { name: 'deviceId', type: 'varchar', length: '36' },
          { name: 'location', type: 'varchar', length: '300' },
          { name: 'publishedOn', type: 'varchar', length: '10' },
          { name: 'medium', type: 'varchar', length: '200' },
          { name: 'recordedAt', type: 'varchar', length: '24' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        indices: [
          { name: 'ix_device_publications_device', columnNames: ['deviceId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'device_handovers',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_device_handovers' },
          { name: 'deviceId', type: 'varchar', length: '36' },
          { name: 'officerId', type: 'varchar', length: '36' },
          { name: 'officerName', type: 'varchar', length: '60' },
          { name: 'takenAt', type: 'varchar', length: '24' },
          { name: 'takenEntryId', type: 'varchar', length: '36' },
          { name: 'returnedAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'returnedEntryId', type: 'varchar', length: '36', isNullable: true },
        ],
        indices: [
          { name: 'ix_device_handovers_officer', columnNames: ['officerId', 'takenAt'] },
          { name: 'ix_device_handovers_device', columnNames: ['deviceId', 'takenAt'] },
        ],
      }),
    );
  }

  private async mediaTables(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'evidence_media',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_evidence_media' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'caseId', type: 'varchar', length: '36' },
          { name: 'status', type: 'varchar', length: '40' },
          { name: 'problem', type: 'varchar', length: '40', isNullable: true },
          { name: 'container', type: 'varchar', length: '60', isNullable: true },
          { name: 'videoCodec', type: 'varchar', length: '60', isNullable: true },
          { name: 'videoProfile', type: 'varchar', length: '100', isNullable: true },
          { name: 'audioCodec', type: 'varchar', length: '60', isNullable: true },
          { name: 'durationMs', type: 'bigint', isNullable: true },
          { name: 'width', type: 'integer', isNullable: true },
          { name: 'height', type: 'integer', isNullable: true },
          { name: 'frameRateMilli', type: 'integer', isNullable: true },
          { name: 'madeAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'madeAtText', type: 'varchar', length: '60', isNullable: true },
          { name: 'tool', type: 'varchar', length: '60' },
          { name: 'readAt', type: 'varchar', length: '24' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        checks: [
          { name: 'ck_EvidenceMediaRow_status', expression: `"status" IN ('read', 'unreadable', 'not-media')` },
          { name: 'ck_EvidenceMediaRow_problem', expression: `"problem" IN ('truncated', 'no-index', 'no-streams', 'beyond-limits', 'crashed')` },
        ],
        indices: [
          { name: 'ix_evidence_media_case', columnNames: ['caseId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'clock_offsets',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_clock_offsets' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'evidenceId', type: 'varchar', length: '36', isNullable: true },
          { name: 'deviceId', type: 'varchar', length: '36', isNullable: true },
          { name: 'spanFrom', type: 'varchar', length: '24', isNullable: true },
          { name: 'spanTo', type: 'varchar', length: '24', isNullable: true },
          { name: 'offsetMs', type: 'bigint' },
          { name: 'saidBy', type: 'varchar', length: '60' },
          { name: 'how', type: 'varchar', length: '500' },
          { name: 'reason', type: 'varchar', length: '500' },
          { name: 'comparedAt', type: 'varchar', length: '24' },
          { name: 'recordedAt', type: 'varchar', length: '24' },
          { name: 'recordedBy', type: 'varchar', length: '36' },
          { name: 'recordedByName', type: 'varchar', length: '60' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        indices: [
          { name: 'ix_clock_offsets_device', columnNames: ['deviceId'] },
          { name: 'ix_clock_offsets_evidence', columnNames: ['evidenceId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'recording_reasons',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_recording_reasons' },
          { name: 'evidenceId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'reason', type: 'varchar', length: '500' },
          { name: 'at', type: 'varchar', length: '24' },
          { name: 'byUserId', type: 'varchar', length: '36' },
          { name: 'byName', type: 'varchar', length: '60' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        indices: [
          { name: 'ix_recording_reasons_evidence', columnNames: ['evidenceId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'record_reviews',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_record_reviews' },
          { name: 'evidenceId', type: 'varchar', length: '36' },
          { name: 'outcome', type: 'varchar', length: '40' },
          { name: 'opinion', type: 'varchar', length: '1000' },
          { name: 'at', type: 'varchar', length: '24' },
          { name: 'byUserId', type: 'varchar', length: '36' },
          { name: 'byName', type: 'varchar', length: '60' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        checks: [
          { name: 'ck_RecordReviewRow_outcome', expression: `"outcome" IN ('passed', 'failed')` },
        ],
        indices: [
          { name: 'ix_record_reviews_evidence', columnNames: ['evidenceId'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'evidence_derivatives',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_evidence_derivatives' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'evidenceId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'mediaType', type: 'varchar', length: '100' },
          { name: 'bytes', type: 'bigint' },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'sourceSha256', type: 'varchar', length: '64' },
          { name: 'tool', type: 'varchar', length: '100' },
          { name: 'parameters', type: 'text' },
          { name: 'madeAt', type: 'varchar', length: '24' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        checks: [
          { name: 'ck_DerivativeRow_kind', expression: `"kind" IN ('playable', 'poster')` },
        ],
        indices: [
          { name: 'ux_evidence_derivatives', columnNames: ['evidenceId', 'kind'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'derivative_failures',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_derivative_failures' },
          { name: 'evidenceId', type: 'varchar', length: '36' },
          { name: 'kind', type: 'varchar', length: '40' },
          { name: 'reason', type: 'varchar', length: '1000' },
          { name: 'tool', type: 'varchar', length: '100' },
          { name: 'at', type: 'varchar', length: '24' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
        checks: [
          { name: 'ck_DerivativeFailureRow_kind', expression: `"kind" IN ('playable', 'poster')` },
        ],
        indices: [
          { name: 'ix_derivative_failures', columnNames: ['evidenceId', 'kind'] },
        ],
      }),
    );
  }

  private async importTables(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'evidence_imports',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_evidence_imports' },
          { name: 'sourceName', type: 'varchar', length: '255' },
          { name: 'officerNumber', type: 'varchar', length: '60', isNullable: true },
          { name: 'officerId', type: 'varchar', length: '36', isNullable: true },
          { name: 'important', type: 'integer' },
          { name: 'place', type: 'varchar', length: '200', isNullable: true },
          { name: 'sidecar', type: 'text', isNullable: true },
          { name: 'importedAt', type: 'varchar', length: '24' },
          { name: 'entryId', type: 'varchar', length: '36' },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'pending_recordings',
        columns: [
          { name: 'id', type: 'varchar', length: '36', isPrimary: true, primaryKeyConstraintName: 'pk_pending_recordings' },
          { name: 'agencyId', type: 'varchar', length: '36' },
          { name: 'state', type: 'varchar', length: '40' },
          { name: 'filename', type: 'varchar', length: '255' },
          { name: 'mediaType', type: 'varchar', length: '100' },
          { name: 'medium', type: 'varchar', length: '40' },
          { name: 'bytes', type: 'bigint' },
          { name: 'sha256', type: 'varchar', length: '64' },
          { name: 'capturedFrom', type: 'varchar', length: '24', isNullable: true },
          { name: 'capturedTo', type: 'varchar', length: '24', isNullable: true },
          { name: 'deviceId', type: 'varchar', length: '60', isNullable: true },
          { name: 'officerNumber', type: 'varchar', length: '60', isNullable: true },
          { name: 'officerId', type: 'varchar', length: '36', isNullable: true },
          { name: 'important', type: 'integer' },
          { name: 'place', type: 'varchar', length: '200', isNullable: true },
          { name: 'sidecar', type: 'text', isNullable: true },
          { name: 'receivedAt', type: 'varchar', length: '24' },
          { name: 'entryId', type: 'varchar', length: '36' },
          { name: 'assignedAt', type: 'varchar', length: '24', isNullable: true },
          { name: 'caseId', type: 'varchar', length: '36', isNullable: true },
        ],
        checks: [
          { name: 'ck_PendingRecordingRow_state', expression: `"state" IN ('pending', 'assigned')` },
          { name: 'ck_PendingRecordingRow_medium', expression: `"medium" IN ('text', 'photo', 'audio', 'video', 'other')` },
        ],
        indices: [
          { name: 'ux_pending_recordings_digest', columnNames: ['agencyId', 'sha256'], isUnique: true },
          { name: 'ix_pending_recordings_agency', columnNames: ['agencyId', 'state', 'id'] },
        ],
      }),
    );
  }

  private async guards(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const refuse = async (name: string, event: string, table: string, when: string, message: string) => {
      if (!postgres) {
        await runner.query(
          `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" WHEN ${when} BEGIN SELECT RAISE(ABORT, '${message}'); END`,
        );
        return;
      }
      const row = event === 'DELETE' ? 'OLD' : 'NEW';
      await runner.query(
        `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF ${when} THEN RAISE EXCEPTION '${message}'; END IF; RETURN ${row}; END $$`,
      );
      await runner.query(
        `CREATE TRIGGER "${name}" BEFORE ${event} ON "${table}" FOR EACH ROW EXECUTE FUNCTION "${name}"()`,
      );
    };
    const always = postgres ? 'TRUE' : '1';
    const differ = postgres ? 'IS DISTINCT FROM' : 'IS NOT';
    for (const table of WRITE_ONCE) {
      await refuse(`tr_${table}_no_update`, 'UPDATE', table, always, `${table} is write-once`);
      await refuse(`tr_${table}_no_delete`, 'DELETE', table, always, `${table} is write-once`);
    }
    for (const [table, columns] of Object.entries(FIXED)) {
      const changed = columns.map((column) => `NEW."${column}" ${differ} OLD."${column}"`).join(' OR ');
      await refuse(`tr_${table}_fixed`, 'UPDATE', table, changed, `the substance of ${table} is fixed`);
      await refuse(`tr_${table}_no_delete`, 'DELETE', table, always, `${table} keeps its rows`);
    }
    await refuse('tr_device_handovers_once', 'UPDATE', 'device_handovers', 'OLD."returnedAt" IS NOT NULL', 'a return is written once');
    await refuse('tr_device_handovers_apart', 'INSERT', 'device_handovers', MEETS_ANOTHER, 'one device is in one hand at a time');
    await refuse('tr_pending_recordings_once', 'UPDATE', 'pending_recordings', `OLD."state" = 'assigned'`, 'an assignment is written once');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
