import type { INestApplicationContext } from '@nestjs/common';
import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import {
  LegalityActs,
  LegalityRegister,
  OpineOnLegality,
  SubmitForLegality,
} from '../modules/legality/index.js';
import { must } from './office.js';
import { type TimedStep, Timetable } from './timetable.js';

type Kind = 'decision' | 'contract' | 'document';

/** Days before today, kind, title, department; a title ending in `？` is found wanting. */
const MATTERS: readonly [before: number, kind: Kind, title: string, department: string][] = [
  [420, 'contract', '街道环卫保洁服务合同', '公共管理办公室'],
  [250, 'document', '街道户外招牌设置管理办法？', '综合行政执法办公室'],
  [130, 'decision', '老旧小区加装充电设施实施方案', '社区建设办公室'],
  [60, 'contract', '便民市场委托运营协议？', '经济发展办公室'],
  [20, 'contract', '执法记录仪采购合同', '综合行政执法办公室'],
  [2, 'decision', '夜间经济街区设置方案', '经济发展办公室'],
];

/** The demo's legality reviews: submitted on a working day, most of them answered three working days later. */
export function legalitySteps(
  app: INestApplicationContext,
  calendar: WorkingCalendar,
  today: LegalDay,
): TimedStep[] {
  return MATTERS.flatMap(([before, kind, name, department]) => {
    const table = new Timetable(calendar, addDays(today, -before));
    const wanting = name.endsWith('？');
    const title = name.replace('？', '');
    let id = '';
    const actor = async (username: string) => {
      const found = await app.get(ActorOf).username(username);
      if (!found) throw new Error(`no account ${username}`);
      return found;
    };
    table.on(0, '14:00', async () => {
      const officer = await actor('officer1');
      const asked = (await app.get(LegalityRegister).kinds(officer)).find((row) => row.kind === kind)!;
      const text = `${title}\n（演示送审稿，仅供试用。）`;
      const { materials } = asked;
      const input = { kind, title, department, text, statement: '请予合法性审查。', materials };
      id = must(await app.get(LegalityActs).run(SubmitForLegality, { actor: officer, input })).id;
    });
    table.on(3, '16:00', async () => {
      const reviewer = await actor('reviewer1');
      const { heads } = must(await app.get(LegalityRegister).one(reviewer, id));
      const items = heads.map((_, i) => {
        const passed = !wanting || i + 1 < heads.length;
        return { item: i + 1, passed, note: passed ? '符合要求' : '条款不完整，请修改' };
      });
      const words = wanting
        ? { opinion: 'problems' as const, text: '最后一项存在问题，修改后重新送审。' }
        : { opinion: 'agree' as const, text: '经审查，未发现违法内容。' };
      const call = { actor: reviewer, id, input: { items, ...words } };
      must(await app.get(LegalityActs).run(OpineOnLegality, call));
    });
    return table.steps;
  });
}
