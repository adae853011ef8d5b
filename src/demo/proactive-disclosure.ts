import type { INestApplicationContext } from '@nestjs/common';
import { addDays, type LegalDay } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import {
  ProactiveTextActs,
  type ProactiveDisclosureItem,
  PublishText,
} from '../modules/proactive-disclosure/index.js';
import { must } from './office.js';
import type { TimedStep } from './timetable.js';

const BEFORE_DAYS = 40;

/** What the demo's street has told; the list of random inspections is left out, as it often is. */
const TEXTS: Partial<Record<ProactiveDisclosureItem, string>> = {
  duties: '负责辖区内市容和环境秩序、户外广告和招牌、违法建设等方面的日常巡查和行政处罚（演示内容）。',
  powers: '依照省人民政府的决定承接的行政处罚事项，以公布的事项清单为准（演示内容）。',
  basis: '《中华人民共和国行政处罚法》；《中华人民共和国行政强制法》；有关城市管理的法规和规章（演示内容）。',
  procedures:
    '简易程序：表明身份，告知，当场决定并交付，报所属机关备案。普通程序：立案，调查取证，法制审核，告知，决定，送达，公示，结案归档。',
  remedies: '对行政处罚行为可以向本机关申诉或者检举，也可以依法申请行政复议、提起行政诉讼。',
  'service-guide': '工作日9:00至12:00、13:00至17:00，综合行政执法窗口（演示内容）。',
  'window-duties': '受理咨询、接收陈述申辩材料、送达文书（演示内容）。',
  'window-samples': '陈述申辩书、延期分期缴纳罚款申请书的示范文本可在窗口索取（演示内容）。',
  'window-progress': '凭立案编号在窗口查询办理进度（演示内容）。',
  'window-enquiries': '工作日在窗口当面咨询（演示内容）。',
  'window-complaints': '可在本平台提交投诉举报，也可拨打12345热线。',
};

export function proactiveDisclosureSteps(app: INestApplicationContext, today: LegalDay): TimedStep[] {
  const at = new Date(`${addDays(today, -BEFORE_DAYS)}T10:00:00+08:00`).toISOString();
  return Object.entries(TEXTS).map(([item, text]) => ({
    at,
    run: async () => {
      const discloser = await app.get(ActorOf).username('discloser1');
      if (!discloser) throw new Error('no account discloser1');
      const input = { item: item as ProactiveDisclosureItem, text };
      must(await app.get(ProactiveTextActs).run(PublishText, { actor: discloser, input }));
    },
  }));
}
