import { randomUUID } from 'node:crypto';
import type { Command } from '../../src/cli/command.js';
import { reportUntrue } from '../../src/cli/report-untrue.js';
import { DataSource } from 'typeorm';
import {
  CaseClockRow,
  CaseDecisionRow,
  CaseDocumentRow,
  CaseEventRow,
} from '../../src/modules/cases/case.entities.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { withoutGuards, writeDirectly } from '../support/direct-database-write.js';
import { type Office, startOffice } from '../support/office.js';

const SHA = 'a'.repeat(64);
const REMEDIES = '当事人逾期未拆除，也未申请行政复议或者提起行政诉讼';

describe(`case.correct-record and report-untrue on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    steps = new CaseSteps(office);
    await steps.file();
  });

  const report = async () => {
    const lines: string[] = [];
    const call = { args: [], path: (path: string) => path, line: (text: string) => lines.push(text) };
    const code = await (reportUntrue as Extract<Command, { opens: 'reads' | 'writes' }>).run(office.app, {
      ...call,
      error: call.line,
    });
    const { number } = await steps.view();
    return { code, lines: lines.filter((line) => line.startsWith(`${number} `)) };
  };
  /** A paper as an earlier version wrote it, in the place of one that this case has. */
  const oldPaper = async (kind: string, text: string): Promise<string> => {
    const [{ eventId, createdAt, sha256 }] = (await steps.view()).documents;
    const id = randomUUID();
    const row = {
      id,
      caseId: steps.id,
      eventId,
      kind,
      number: null,
      title: kind,
      body: text,
      sha256,
      createdAt,
    };
    await writeDirectly(office, (database) => database.getRepository(CaseDocumentRow).insert(row));
    return id;
  };
  /** An entry of the timeline as an earlier version left it. */
  const oldEvent = async (act: string, detail: { on: string; kind?: string }): Promise<string> => {
    const last = await office.app
      .get(DataSource)
      .getRepository(CaseEventRow)
      .findOneOrFail({ where: { caseId: steps.id }, order: { seq: 'DESC' } });
    const row = { ...last, id: randomUUID(), seq: last.seq + 1, act, detail, rules: [] };
    await writeDirectly(office, (database) => database.getRepository(CaseEventRow).insert(row));
    return row.id;
  };
  const correct = (body: object, status = 204) => steps.post('leader1', 'record-corrections', body, status);

  it('names a sentence that the program wrote by itself, until a named person says what is true', async () => {
    const body = `强制拆除现场笔录\n前提：已公告限期自行拆除；${REMEDIES}（行政强制法第44条）`;
    const documentId = await oldPaper('强制拆除现场笔录', body);
    const found = await report();
    expect(found.code).toBe(1);
    expect(found.lines).toEqual([expect.stringContaining(`“${REMEDIES}”`)]);
    const said = {
      documentId,
      sentence: REMEDIES,
      truth: '当事人已申请行政复议',
      reason: '经查复议机关案卷',
    };
    await correct(said);
    const { documents } = await steps.view();
    const paper = documents.find(({ id }: { id: string }) => id === documentId);
    const correction = documents.find(({ kind }: { kind: string }) => kind === '更正说明');
    expect(paper).toMatchObject({ body, correctedBy: [correction.id] });
    expect(correction.body).toContain('更正为：当事人已申请行政复议');
    expect((await report()).lines).toEqual([expect.stringContaining('已更正')]);
  });

  it('names times that are not those of China, and no other days', async () => {
    await oldPaper('现场检查笔录', '日期：2026-03-02\n时间：2026-03-01T18:01:19.098Z至18:30');
    expect((await report()).lines).toEqual([expect.stringContaining('2026-03-01T18:01:19.098Z')]);
  });

  it('names what one settlement ended beside its own list', async () => {
    for (const items of ['桌子一张', '椅子一把'])
      await steps.post('leader1', 'preservations', { ...steps.work(), items, reason: '可能灭失' }, 200);
    const eventId = await oldEvent('case.settle-preservation', { on: '2026-03-02' });
    await writeDirectly(office, (database) =>
      database
        .getRepository(CaseClockRow)
        .update({ caseId: steps.id, ruleId: 'PEN-05' }, { stoppedOn: '2026-03-02', stoppedBy: eventId }),
    );
    expect((await report()).lines).toEqual([expect.stringContaining('一并结束2项')]);
  });

  it('is refused for words that the paper does not say, and for a paper of another case', async () => {
    const [{ id: documentId }] = (await steps.view()).documents;
    const said = { truth: '另有其事', reason: '核对' };
    expect(await correct({ ...said, documentId, sentence: '纸上没有的话' }, 422)).toMatchObject({
      code: 'case.sentence-not-in-paper',
      next: expect.stringContaining('原样摘录'),
    });
    const other = new CaseSteps(office);
    await other.file();
    const [{ id, body }] = (await other.view()).documents;
    await correct({ ...said, documentId: id, sentence: body.slice(0, 20) }, 404);
    await steps.post('officer1', 'record-corrections', { ...said, documentId, sentence: '案由' }, 403);
    expect(await steps.view()).toMatchObject({
      documents: expect.not.arrayContaining([{ kind: '更正说明' }]),
    });
  });

  it('finds nothing in what this version wrote', async () => {
    await steps.post('officer1', 'investigations', steps.investigation(), 204);
    expect((await report()).lines).toEqual([]);
  });

  it('names a transfer to the police that stands as a decision, and a hearing given up with the defence', async () => {
    const defence = await oldEvent('case.record-defence', { kind: 'waived', on: '2026-03-02' });
    const [clock] = await office.app.get(DataSource).getRepository(CaseClockRow).findBy({ caseId: steps.id });
    const hearing = { id: randomUUID(), ruleId: 'PEN-10', due: '2026-03-09', stoppedOn: '2026-03-02' };
    await writeDirectly(office, async (database) => {
      await withoutGuards(database, 'case_decisions');
      await database.getRepository(CaseClockRow).insert({ ...clock!, ...hearing, stoppedBy: defence });
      await database.getRepository(CaseDecisionRow).insert({
        ...{
          id: randomUUID(),
          agencyId: clock!.agencyId,
          caseId: steps.id,
          number: '历建街罚字〔2026〕900号',
        },
        ...{ kind: 'criminal-transfer', penalties: [], fineFen: 0, confiscatedFen: 0, basis: [] },
        ...{ text: '决定：涉嫌犯罪，移送司法机关', textSha256: SHA, decidedOn: '2026-03-02' },
        ...{ decidedAt: office.clock.now(), decidedBy: randomUUID(), reviewRequired: false },
        ...{ factsDigest: SHA, draftDigest: SHA, evidenceDigest: SHA, lawVersion: null },
      });
    });
    const { lines } = await report();
    expect(lines).toEqual([
      expect.stringContaining('移送司法机关不是不予行政处罚的决定'),
      expect.stringContaining('听证申请期限至2026-03-09，2026-03-02作出决定'),
    ]);
  });
});
