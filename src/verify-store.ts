import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In, MoreThan } from 'typeorm';
import { parseEntry } from './kernel/ledger/index.js';
import { CaseDecisionRow, CaseDocumentRow } from './modules/cases/index.js';
import { VerifyFiles } from './modules/disclosure/index.js';
import { isNote, VerifyEvidence } from './modules/evidence/index.js';
import { LedgerEntryRow, VerifyLedger } from './modules/ledger/index.js';

export interface StoreReport {
  ok: boolean;
  /** One line per tree that holds, or one per thing that does not; the notes follow either. */
  lines: string[];
  /** What is told and is no fault: left-overs of a crash, items that were sealed twice alike. */
  notes: string[];
}

const PAGE = 500;
const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

interface EnteredDocument {
  id: string;
  sha256: string;
}

/** The whole store against itself: the ledger's trees, then the documents, decisions and evidence that it vouches for. */
@Injectable()
export class VerifyStore {
  constructor(
    private readonly ledger: VerifyLedger,
    private readonly evidence: VerifyEvidence,
    private readonly files: VerifyFiles,
    @InjectDataSource() private readonly reader: DataSource,
  ) {}

  async run(): Promise<StoreReport> {
    const good: string[] = [];
    const bad: string[] = [];
    const notes: string[] = [];
    for (const report of await this.ledger.all()) {
      if (report.ok) good.push(`ledger ${report.agencyId}: ${report.size} entries hold, root ${report.root}`);
      else
        for (const finding of report.findings)
          bad.push(
            `ledger ${report.agencyId}: ${finding.kind}${finding.seq === undefined ? '' : ` at ${finding.seq}`}: ${finding.detail}`,
          );
    }
    const documents = await this.documents(bad);
    good.push(`${documents} documents looked at`);
    await this.decisions(bad);
    let items = 0;
    for await (const finding of this.evidence.findings(() => (items += 1))) {
      const line = `evidence ${finding.evidenceId}: ${finding.kind}: ${finding.about}`;
      if (isNote(finding)) notes.push(`note: ${line}`);
      else bad.push(line);
    }
    good.push(`${items} evidence items looked at`);
    for await (const { id, about } of this.files.findings()) bad.push(`disclosure file ${id}: ${about}`);
    return { ok: bad.length === 0, lines: [...(bad.length ? bad : good), ...notes], notes };
  }

  /** Every document's text against the digest that the ledger entry of its act keeps. */
  private async documents(bad: string[]): Promise<number> {
    const rows = this.reader.getRepository(CaseDocumentRow);
    const entries = this.reader.getRepository(LedgerEntryRow);
    let count = 0;
    for (let after = ''; ;) {
      const page = await rows.find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE });
      for (const row of page) {
        count += 1;
        const entry = await entries.findOneBy({ id: row.eventId });
        // Bytes that are no entry have been named with the ledger.
        const parsed = entry ? parseEntry(entry.bytes) : undefined;
        const listed = parsed?.ok ? parsed.value.detail['documents'] : undefined;
        const documents = Array.isArray(listed) ? (listed as unknown as EnteredDocument[]) : [];
        const entered = documents.find((document) => document.id === row.id);
        if (!entered) bad.push(`document ${row.id}: not in the ledger`);
        else if (entered.sha256 !== sha256(row.body)) bad.push(`document ${row.id}: its text was changed`);
      }
      if (page.length < PAGE) break;
      after = page[PAGE - 1]!.id;
    }
    return count;
  }

  /** Every decision against its text and the entry of the act that made it: a row written by hand has none. */
  private async decisions(bad: string[]): Promise<void> {
    const rows = this.reader.getRepository(CaseDecisionRow);
    const entries = this.reader.getRepository(LedgerEntryRow);
    for (let after = ''; ;) {
      const page = await rows.find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE });
      for (const row of page) {
        if (sha256(row.text) !== row.textSha256) bad.push(`decision ${row.number}: its text was changed`);
        const made = await entries.findBy({
          subjectType: 'case',
          subjectId: row.caseId,
          act: In(['case.decide', 'case.decide-on-the-spot']),
        });
        if (!made.some((entry) => madeBy(entry, row)))
          bad.push(`decision ${row.number}: not in the ledger as it stands`);
      }
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id;
    }
  }
}

/** The entry tells of this decision; that of the ordinary procedure also of its review and of what both rest on. */
function madeBy(entry: LedgerEntryRow, row: CaseDecisionRow): boolean {
  const parsed = parseEntry(entry.bytes);
  if (!parsed.ok) return false;
  const { detail } = parsed.value;
  if (detail['number'] !== row.number) return false;
  if (entry.act === 'case.decide-on-the-spot') return !row.reviewRequired;
  return (
    detail['reviewRequired'] === row.reviewRequired &&
    detail['review'] === row.reviewOutcomeId &&
    (['factsDigest', 'draftDigest', 'evidenceDigest'] as const).every((key) => detail[key] === row[key])
  );
}
