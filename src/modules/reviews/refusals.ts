import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'review.not-due': [409, '案件尚未到送审阶段', 'The case is not at the point of review'],
  'review.pending': [409, '已有一轮审核在办', 'A review is already pending'],
  'review.nothing-changed': [409, '未修改不得再次送审', 'Nothing was changed since the last opinion'],
  'review.materials-missing': [422, '送审材料不全', 'Required materials are missing'],
  'review.case-decided': [409, '案件已作出决定，不再审核', 'The case is decided; it is reviewed no more'],
  'review.out-of-order': [409, '审核状态不允许办理此事项', 'The review is not at that point'],
  'review.taken-by-other': [409, '已由其他审核人员受理', 'Another reviewer has taken it'],
  'review.own-case': [409, '不得审核本人经办的案件', 'One may not review one’s own case'],
  'review.not-qualified': [409, '审核人员不具备资格', 'The reviewer is not qualified'],
  'review.checklist-incomplete': [422, '审核内容未逐项填写', 'The items are not all judged'],
  'review.opinion-contradicts': [422, '意见与逐项审核结果矛盾', 'The opinion contradicts the items'],
  'review.no-problems-found': [409, '没有待处理的审核问题', 'There is no opinion with problems to act on'],
  'review.dispute-out-of-order': [409, '尚不能办理此事项', 'This step is not open yet'],
  'review.dispute-over': [409, '分歧处理已结束', 'The disagreement is over'],
  'review.coordination-in-future': [422, '协调日期不得晚于今天', 'The meeting lies in the future'],
  'review.opinion-not-in-use': [422, '本地不使用此种审核意见', 'This kind of opinion is not in use here'],
  'review.extended': [409, '审核期限只能延长一次', 'The review was extended already'],
  'review.extension-late': [409, '期限届满后不得延长', 'It cannot be extended after its last day'],
  'review.not-signed': [409, '意见书尚未签名', 'The opinion letter is not signed yet'],
  'review.signed': [409, '意见书已经签名', 'The opinion letter is signed already'],
  'review.matter-changed': [409, '送审后案件内容已变动', 'The case changed since it was submitted'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
