import { DataSource } from 'typeorm';
import { systemActor } from '../../src/kernel/access/index.js';
import { EvidenceRow, ReadMedia, SealEvidence, StoreChecks } from '../../src/modules/evidence/index.js';
import { DisposeEvidence } from '../../src/modules/evidence/retention/dispose-evidence.js';
import { EvidenceDisposalRow } from '../../src/modules/evidence/retention/retention.entities.js';
import { FinishStoreCheck } from '../../src/modules/evidence/store-checks/finish-store-check.js';
import { RaiseStoreAlarm } from '../../src/modules/evidence/store-checks/raise-store-alarm.js';
import { StoreCheckRow } from '../../src/modules/evidence/store-checks/store-check.entities.js';
import { Checkpoints, LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';
import { mp4, newCase, send } from './kit.js';

const DAY_MS = 86_400_000;

let office: Office;
beforeEach(async () => void (office = await startOffice({ at: at('2026-03-02') })));
afterEach(async () => {
  expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
  await office.close();
});

const entered = (act: string, subjectId: string): Promise<number> =>
  office.app.get(DataSource).getRepository(LedgerEntryRow).countBy({ act, subjectId });

/** What two processes do that both saw that there was something to do. */
const twice = <T>(work: () => Promise<T>): Promise<[T, T]> => Promise.all([work(), work()]);

describe(`what two processes begin at once is done once, on ${DRIVER}`, () => {
  it('a daily checkpoint', async () => {
    const { streetId } = office.seeded;
    // The run at the start would find the two days that pass next.
    await office.app.get(Jobs).idle('daily-checkpoints');
    const before = await entered('ledger.checkpoint', streetId);
    office.clock.set(at('2026-03-04'));
    await newCase(office);
    const checkpoints = office.app.get(Checkpoints);
    const cut = () => checkpoints.cutAll((agencyId) => systemActor(agencyId, ['auditor']), DAY_MS);
    const made = (await twice(cut)).flat().filter(({ agencyId }) => agencyId === streetId);
    expect(made).toHaveLength(1);
    expect(await entered('ledger.checkpoint', streetId)).toBe(before + 1);
  });

  it('a checkpoint that a proof asks for', async () => {
    const { streetId } = office.seeded;
    await newCase(office);
    const checkpoints = office.app.get(Checkpoints);
    const before = await entered('ledger.checkpoint', streetId);
    const { n } = (await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .createQueryBuilder('e')
      .select('MAX(e.seq)', 'n')
      .where({ agencyId: streetId })
      .getRawOne<{ n: number }>())!;
    const [one, other] = await twice(() => checkpoints.covering(streetId, Number(n)));
    expect(other).toMatchObject({ size: one.size, note: one.note });
    expect(await entered('ledger.checkpoint', streetId)).toBe(before + 1);
  });

  it('the reading of what a recording says of itself', async () => {
    const reading = office.app.get(ReadMedia);
    const queue = reading['queue'];
    queue.add = () => undefined;
    const caseId = await newCase(office);
    const metadata = { filename: 'a.mp4', caseId, stage: 'investigation' };
    const { id } = await send(office, 'officer1', mp4(50_000, 3), metadata);
    await office.app.get(SealEvidence).settled();
    await twice(() => reading['read'](id));
    expect(await entered('evidence.read-media', id)).toBe(1);
  });

  it('the disposal of an item', async () => {
    const steps = new CaseSteps(office);
    await steps.register();
    const recorded = { from: at('2026-03-02', '08:00'), to: at('2026-03-02', '08:01') };
    const id = await attachVideo(office, steps.id, 'initiation', 'officer1', recorded);
    await office.app.get(SealEvidence).settled();
    await office.app.get(ReadMedia).settled();
    await steps.post('officer1', 'filing-request', {}, 204);
    await steps.post('leader1', 'filing-refusal', { reason: '违法事实不成立' }, 204);
    await steps.post('officer1', 'archive', {}, 200);
    office.clock.set(at('2026-09-03'));
    const officer = await office.as('officer1');
    const reason = '期限已满';
    const proposal = await officer.post(`/api/evidence/${id}/disposals`, { reason }).expect(201);
    const disposing = office.app.get(DisposeEvidence);
    // As if the program had ended between the approval and the removal.
    disposing['remove'] = async () => undefined;
    await (await office.as('leader1')).post(`/api/disposals/${proposal.body.id}/approval`).expect(200);
    Reflect.deleteProperty(disposing, 'remove');
    expect(await entered('evidence.dispose', id)).toBe(0);
    const disposals = office.app.get(DataSource).getRepository(EvidenceDisposalRow);
    const approved = await disposals.findOneByOrFail({ evidenceId: id });
    await twice(() => disposing['remove'](approved));
    await disposing['removeApproved'](new AbortController().signal);
    expect(await entered('evidence.dispose', id)).toBe(1);
    await writeDirectly(office, (db) =>
      expect(db.query(`UPDATE "evidence_disposals" SET "state" = 'approved'`)).rejects.toThrow(
        /a disposal ends once/,
      ),
    );
  });

  it('a check of the store: its beginning, its alarms and its end', async () => {
    const { streetId } = office.seeded;
    const checks = office.app.get(StoreChecks);
    checks['enqueue'] = () => undefined;
    const caseId = await newCase(office);
    const metadata = { filename: 'a.mp4', caseId, stage: 'investigation' };
    const { id } = await send(office, 'officer1', mp4(50_000, 4), metadata);
    await office.app.get(SealEvidence).settled();
    office.clock.set(at('2026-03-12'));
    await twice(() => checks.startDue());
    const db = office.app.get(DataSource);
    const running = await db.getRepository(StoreCheckRow).findBy({ agencyId: streetId });
    expect(running).toMatchObject([{ state: 'running', trigger: 'scheduled' }]);
    const [check] = running;
    const item = await db.getRepository(EvidenceRow).findOneByOrFail({ id });
    const alarm = () =>
      office.app.get(RaiseStoreAlarm).raise(check!.id, item, 'bytes-unreadable', '文件读不出');
    await twice(alarm);
    expect(await entered('store.alarm', id)).toBe(1);
    const finish = () =>
      office.app.get(FinishStoreCheck).finish(check!, { after: id, items: 1, bytes: 50_000 });
    await twice(finish);
    await alarm();
    expect(await entered('store.alarm', id)).toBe(1);
    expect(await entered('store.finish', streetId)).toBe(1);
    // One that began and ended between the look and the act of another process is enough.
    await checks.startDue();
    expect(await db.getRepository(StoreCheckRow).findBy({ agencyId: streetId })).toMatchObject([
      { state: 'done', findings: 1, itemsRead: 1 },
    ]);
    await writeDirectly(office, (database) =>
      expect(database.query(`UPDATE "store_checks" SET "state" = 'running'`)).rejects.toThrow(
        /finished once|fixed/,
      ),
    );
  });
});
