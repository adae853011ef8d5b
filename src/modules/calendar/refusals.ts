import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'law.unknown-rule': [404, '没有这条规则', 'No such rule'],
  'law.impossible-date': [422, '日期不存在', 'Impossible date'],
  'law.not-a-period': [422, '该规则不是期限', 'The rule is not a period'],
  'law.suspension-not-admitted': [422, '该事由不扣除时间', 'The rule does not stop for this reason'],
  'law.wrong-trigger-kind': [422, '起算时间须精确到时刻', 'The rule needs a moment, not a day'],
  'calendar.faulty': [422, '放假安排有误', 'The calendar is faulty'],
  'calendar.unchanged': [409, '该年度放假安排已是如此', 'The calendar of that year stands so already'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
