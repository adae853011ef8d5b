import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'inspection.not-listed': [409, '检查事项不在公布的清单内', 'The item is not on the published list'],
  'inspection.days': [422, '检查日期不成立', 'The days of the inspection do not fit'],
  'inspection.notice': [422, '检查通知不成立', 'Neither a notice nor a reason for none'],
  'inspection.too-often': [409, '超过年度检查频次上限', 'The yearly cap of inspections is reached'],
  'inspection.approver-goes': [409, '审批人与检查人员不得为同一人', 'Who goes or asked does not approve'],
  'inspection.out-of-order': [
    409,
    '该检查目前不能办理此项',
    'The inspection does not stand where this act begins',
  ],
  'inspection.not-approved': [409, '检查尚未批准', 'The inspection is not approved'],
  'inspection.other-day': [409, '今天不是获准检查的日期', 'Approved for another day'],
  'inspection.two-officers': [
    409,
    '执法人员不足两人或者证件无效',
    'Fewer than two officers with valid certificates',
  ],
  'inspection.unknown-officer': [422, '有人不是本机关执法人员', 'Someone is no officer of the agency'],
  'inspection.company-code': [422, '统一社会信用代码校验不符', 'The credit code does not hold'],
  'inspection.correct-by': [422, '改正期限不成立', 'The day of correction does not fit'],
  'inspection.not-theirs': [403, '只有参加检查的人员可以办理', 'Only who took part may do this'],
  'inspection.item-days': [422, '清单事项的日期不成立', 'The days of the item do not fit'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
