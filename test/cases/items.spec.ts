import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

interface Item {
  id: string;
  kind: string;
  description: string;
  measureId: string | null;
  releasedOn: string | null;
}

describe(`what a case holds, thing by thing, on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let day: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
  });
  afterAll(() => office.close());

  beforeEach(() => {
    steps = new CaseSteps(office);
    day = office.clock.today();
    steps.on(day);
  });

  const items = async (kind: string): Promise<Item[]> =>
    (await steps.view()).items.filter((item: Item) => item.kind === kind);
  const openClocks = async (rule: string) =>
    (await steps.view()).clocks.filter(
      (clock: { ruleId: string; stoppedOn: string | null }) => clock.ruleId === rule && !clock.stoppedOn,
    );
  const seize = (list: string) =>
    steps.post(
      'leader1',
      'seizures',
      {
        ...steps.work(),
        place: '历下区示例路1号',
        reason: '《城市道路管理条例》：经营工具用于违法活动',
        urgent: false,
        approvedAt: at(day, '07:30'),
        certificatesShown: true,
        partyPresence: 'signed',
        items: list,
      },
      200,
    );
  const lift = (over: object, status = 200) =>
    steps.post(
      'officer1',
      'seizures/lifting',
      { on: day, reason: '不再需要', disposal: '返还当事人', ...over },
      status,
    );

  it('lifts one of two seizures, and of that one thing alone; the other runs on with its period', async () => {
    await steps.file();
    const first = await seize('电子秤 2台\n遮阳伞 1把');
    const second = await seize('桌椅 1套');
    expect(await lift({}, 422)).toMatchObject({ code: 'case.items-unnamed' });
    const [scales, umbrella, chairs] = await items('seized');
    expect([scales, umbrella, chairs].map((item) => [item!.description, item!.measureId])).toEqual([
      ['电子秤 2台', first.id],
      ['遮阳伞 1把', first.id],
      ['桌椅 1套', second.id],
    ]);
    await lift({ itemIds: [scales!.id] });
    expect(await openClocks('COE-05')).toHaveLength(2);
    expect(await lift({ itemIds: [scales!.id] }, 409)).toMatchObject({ code: 'case.items-unknown' });
    await lift({ itemIds: [umbrella!.id] });
    expect(await openClocks('COE-05')).toHaveLength(1);
    const { measures, documents } = await steps.view();
    expect(measures.map((one: { id: string; liftedOn: string | null }) => [one.id, one.liftedOn])).toEqual([
      [first.id, day],
      [second.id, null],
    ]);
    const papers = documents.filter(({ title }: { title: string }) => title === '解除查封（扣押）决定书');
    expect(papers[0].body).toContain('电子秤 2台');
    expect(papers[0].body).not.toContain('遮阳伞');
    // One list alone is left: it is meant.
    await lift({});
    expect(await openClocks('COE-05')).toHaveLength(0);
    expect(await lift({}, 409)).toMatchObject({ code: 'case.nothing-seized' });
  });

  it('settles one of two preservations; the case can be dropped only after both', async () => {
    await steps.file();
    const preserve = (list: string) =>
      steps.post('leader1', 'preservations', { ...steps.work(), items: list, reason: '可能灭失' }, 200);
    await preserve('食品添加剂 3袋');
    await preserve('账册 2本');
    const [additives, books] = await items('preserved');
    const settle = (over: object, status: number) =>
      steps.post('officer1', 'preservations/settlement', { on: day, disposal: '送检', ...over }, status);
    expect(await settle({}, 422)).toMatchObject({ code: 'case.items-unnamed' });
    await settle({ itemIds: [additives!.id] }, 200);
    expect(await openClocks('PEN-05')).toHaveLength(1);
    const drop = { reason: '违法事实不能成立' };
    expect(await steps.post('leader1', 'drop', drop, 409)).toMatchObject({ code: 'case.preservation-open' });
    await settle({ itemIds: [books!.id] }, 200);
    await steps.post('leader1', 'drop', drop, 204);
  });

  it('asks no money for goods that were confiscated, and their disposal before the case is closed', async () => {
    await steps.investigate((id) => attachVideo(office, id));
    const goods = [{ description: '不合格食品 12盒', valueFen: 12_000 }];
    const draft = { penalties: ['fine', 'confiscation'], fineFen: 200_000, confiscatedFen: 12_000 };
    const more = { ...draft, confiscatedFen: 11_999, confiscatedGoods: goods };
    expect(await steps.post('officer1', 'draft', steps.draft(more), 422)).toMatchObject({
      code: 'case.draft-inconsistent',
    });
    await steps.post('officer1', 'draft', steps.draft({ ...draft, confiscatedGoods: goods }), 200);
    await steps.noticeAndWaiver();
    await steps.post('leader1', 'decision', {}, 200);
    await steps.serve();
    const { decision, account } = await steps.view();
    expect(decision.text).toContain('没收非法财物：不合格食品 12盒（价值人民币120元）');
    expect(decision.text).not.toContain('没收违法所得人民币');
    expect(account).toMatchObject({ fineFen: 200_000, confiscatedFen: 0, owedFen: 200_000 });
    await steps.post('officer1', 'payments', { paidOn: day, amountFen: 200_000, receipt: '票据' }, 200);
    const close = { reason: '已履行' };
    expect(await steps.post('leader1', 'close', close, 409)).toMatchObject({ code: 'case.goods-open' });
    const [box] = await items('confiscated');
    const disposal = { itemIds: [box!.id], on: day, way: 'destroyed', account: '两名执法人员监督销毁' };
    await steps.post('officer1', 'goods-disposals', disposal, 204);
    expect((await items('confiscated'))[0]).toMatchObject({
      releasedOn: day,
      disposal: '依法销毁：两名执法人员监督销毁',
    });
    expect(await steps.post('officer1', 'goods-disposals', disposal, 409)).toMatchObject({
      code: 'case.no-goods',
    });
    await steps.post('leader1', 'close', close, 204);
  });
});
