import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

const ID = '"id" varchar(36) PRIMARY KEY NOT NULL';

/** Personnel files, passes and hours of training, applications for certificates and their yearly review. */
export class Officers0013 implements MigrationInterface {
  name = 'Officers1763000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of [
      '"sex" varchar(10)',
      '"idNumber" varchar(18)',
      '"employment" varchar(40)',
      '"education" varchar(60)',
      '"photoId" varchar(36)',
      '"leftOn" varchar(10)',
    ])
      await runner.query(`ALTER TABLE "officers" ADD COLUMN ${column}`);
    for (const column of ['"replacesId" varchar(36)', '"applicationId" varchar(36)', '"document" varchar(200)'])
      await runner.query(`ALTER TABLE "certificates" ADD COLUMN ${column}`);
    await runner.query(`ALTER TABLE "certificate_events" ADD COLUMN "endDocument" varchar(200)`);
    await runner.query(
      `CREATE UNIQUE INDEX "ux_certificates_replaces" ON "certificates" ("replacesId")`,
    );
    await runner.query(
      `CREATE TABLE "officer_passes" (${ID}, "officerId" varchar(36) NOT NULL, "subject" varchar(40) NOT NULL, "field" varchar(60), "score" integer NOT NULL, "fullMarks" integer NOT NULL, "passedOn" varchar(10) NOT NULL, "sourceId" varchar(36) NOT NULL, "recordedAt" varchar(24) NOT NULL, CONSTRAINT "ck_OfficerPassRow_subject" CHECK ("subject" IN ('special', 'public', 'presiding', 'supervising')), CONSTRAINT "ck_officer_passes_score" CHECK ("score" >= 0 AND "fullMarks" > 0 AND "score" <= "fullMarks"))`,
    );
    await runner.query(`CREATE INDEX "ix_officer_passes_officer" ON "officer_passes" ("officerId")`);
    await runner.query(
      `CREATE UNIQUE INDEX "ux_officer_passes_source" ON "officer_passes" ("sourceId")`,
    );
    await runner.query(
      `CREATE TABLE "officer_hours" (${ID}, "officerId" varchar(36) NOT NULL, "kind" varchar(40) NOT NULL, "minutes" integer NOT NULL, "on" varchar(10) NOT NULL, "title" varchar(200) NOT NULL, "sourceId" varchar(80) NOT NULL, "correctsId" varchar(36), "reason" text, "recordedBy" varchar(36) NOT NULL, "recordedAt" varchar(24) NOT NULL, CONSTRAINT "ck_OfficerHoursRow_kind" CHECK ("kind" IN ('public-law', 'field', 'ethics')), CONSTRAINT "ck_officer_hours_sign" CHECK (("correctsId" IS NULL AND "minutes" > 0) OR ("correctsId" IS NOT NULL AND "minutes" < 0 AND "reason" IS NOT NULL)))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_officer_hours_source" ON "officer_hours" ("officerId", "sourceId")`,
    );
    await runner.query(`CREATE INDEX "ix_officer_hours_officer" ON "officer_hours" ("officerId", "on")`);
    await runner.query(
      `CREATE TABLE "officer_postings" (${ID}, "officerId" varchar(36) NOT NULL, "agencyId" varchar(36) NOT NULL, "post" varchar(60) NOT NULL, "from" varchar(10), "to" varchar(10), "document" varchar(200), "recordedAt" varchar(24) NOT NULL)`,
    );
    await runner.query(`CREATE INDEX "ix_officer_postings_officer" ON "officer_postings" ("officerId")`);
    await runner.query(`CREATE INDEX "ix_officer_postings_agency" ON "officer_postings" ("agencyId")`);
    // Who is in an agency has been there since before the records: one row for each, under the officer's own id.
    await runner.query(
      `INSERT INTO "officer_postings" ("id", "officerId", "agencyId", "post", "recordedAt") SELECT "id", "id", "agencyId", "post", "createdAt" FROM "officers"`,
    );
    await runner.query(
      `CREATE TABLE "officer_marks" (${ID}, "officerId" varchar(36) NOT NULL, "kind" varchar(40) NOT NULL, "on" varchar(10) NOT NULL, "title" varchar(200) NOT NULL, "document" varchar(200) NOT NULL, "settledOn" varchar(10), "recordedAt" varchar(24) NOT NULL, CONSTRAINT "ck_OfficerMarkRow_kind" CHECK ("kind" IN ('reward', 'discipline')))`,
    );
    await runner.query(`CREATE INDEX "ix_officer_marks_officer" ON "officer_marks" ("officerId")`);
    await runner.query(
      `CREATE TABLE "officer_photos" (${ID}, "officerId" varchar(36) NOT NULL, "mediaType" varchar(40) NOT NULL, "content" text NOT NULL, "sha256" varchar(64) NOT NULL, "recordedAt" varchar(24) NOT NULL, CONSTRAINT "ck_OfficerPhotoRow_mediaType" CHECK ("mediaType" IN ('image/jpeg', 'image/png')))`,
    );
    await runner.query(`CREATE INDEX "ix_officer_photos_officer" ON "officer_photos" ("officerId")`);
    await runner.query(
      `CREATE TABLE "certificate_reviews" (${ID}, "certificateId" varchar(36) NOT NULL, "officerId" varchar(36) NOT NULL, "agencyId" varchar(36) NOT NULL, "year" integer NOT NULL, "outcome" varchar(40) NOT NULL, "minutes" integer NOT NULL, "unresolvedDiscipline" integer NOT NULL, "inPost" integer NOT NULL, "reason" text, "on" varchar(10) NOT NULL, "recordedBy" varchar(36) NOT NULL, "recordedByName" varchar(60) NOT NULL, "recordedAt" varchar(24) NOT NULL, CONSTRAINT "ck_CertificateReviewRow_outcome" CHECK ("outcome" IN ('passed', 'failed')))`,
    );
    await runner.query(
      `CREATE INDEX "ix_certificate_reviews_certificate" ON "certificate_reviews" ("certificateId", "year")`,
    );
    await runner.query(
      `CREATE INDEX "ix_certificate_reviews_agency" ON "certificate_reviews" ("agencyId", "year")`,
    );
    await runner.query(
      `CREATE TABLE "certificate_applications" (${ID}, "agencyId" varchar(36) NOT NULL, "officerId" varchar(36) NOT NULL, "kind" varchar(40) NOT NULL, "fields" text NOT NULL, "areas" text NOT NULL, "state" varchar(40) NOT NULL, "grounds" text NOT NULL, "lawVersion" varchar(120) NOT NULL, "appliedOn" varchar(10) NOT NULL, "appliedAt" varchar(24) NOT NULL, "appliedBy" varchar(36) NOT NULL, "appliedByName" varchar(60) NOT NULL, "opinion" text, "decidedAt" varchar(24), "decidedBy" varchar(36), "decidedByName" varchar(60), "certificateId" varchar(36), CONSTRAINT "ck_CertificateApplicationRow_kind" CHECK ("kind" IN ('enforcement', 'supervision', 'hearing-presider')), CONSTRAINT "ck_CertificateApplicationRow_state" CHECK ("state" IN ('applied', 'approved', 'refused', 'issued')))`,
    );
    await runner.query(
      `CREATE INDEX "ix_certificate_applications_agency" ON "certificate_applications" ("agencyId", "state", "id")`,
    );
    await runner.query(
      `CREATE INDEX "ix_certificate_applications_officer" ON "certificate_applications" ("officerId")`,
    );
    await runner.query(`CREATE INDEX "ix_case_events_occurred" ON "case_events" ("occurredTo")`);

    const guard = new Triggers(runner);
    for (const table of ['officer_passes', 'officer_hours', 'officer_photos', 'certificate_reviews'])
      await guard.writeOnce(table);
    await guard.kept('officer_postings', ['officerId', 'agencyId', 'post', 'from']);
    await guard.kept('officer_marks', ['officerId', 'kind', 'on', 'title', 'document']);
    await guard.kept('certificate_applications', [
      ...['agencyId', 'officerId', 'kind', 'fields', 'areas', 'grounds', 'lawVersion'],
      ...['appliedOn', 'appliedAt', 'appliedBy'],
    ]);
    const once = (table: string, column: string) =>
      guard.refuse(
        `tr_${table}_once`,
        'UPDATE',
        table,
        `OLD."${column}" IS NOT NULL AND NEW."${column}" <> OLD."${column}"`,
        `the end in ${table} is set once`,
      );
    await once('officer_postings', 'to');
    await once('officer_marks', 'settledOn');
    await once('certificate_events', 'to');
    await guard.refuse(
      'tr_certificate_applications_ended',
      'UPDATE',
      'certificate_applications',
      `OLD."state" IN ('refused', 'issued')`,
      'an application that is settled is fixed',
    );
    // CERT-01: a certificate made on an application rests on one that was approved, for the same person and kind.
    await guard.refuse(
      'tr_certificates_applied',
      'INSERT',
      'certificates',
      `NEW."applicationId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "certificate_applications" a WHERE a."id" = NEW."applicationId" AND a."state" = 'approved' AND a."officerId" = NEW."officerId" AND a."kind" = NEW."kind")`,
      'CERT-01: no certificate without an approved application',
    );
    await guard.refuse(
      'tr_certificates_grounded',
      'INSERT',
      'certificates',
      `NEW."applicationId" IS NULL AND NEW."document" IS NULL AND NEW."replacesId" IS NULL`,
      'CERT-01: a certificate rests on an application, a document or the card it replaces',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
