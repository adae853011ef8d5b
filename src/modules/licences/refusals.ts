import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'licence.number-taken': [409, '该文号的许可决定已经登记', 'A licence of this number is registered'],
  'licence.published': [409, '许可决定已经公示，不得再改', 'The licence was published and stands'],
  'licence.ended': [409, '许可已经撤销、撤回或者注销', 'The licence has ended'],
  'licence.delivered': [409, '已登记送达', 'The delivery was entered already'],
  'licence.day-ahead': [422, '日期在将来', 'The day is in the future'],
  'licence.before-decision': [422, '日期早于许可决定', 'The day is before the decision'],
  'licence.days-reversed': [422, '有效期止早于有效期起', 'The licence would end before it begins'],
  'licence.certificate': [422, '证书名称和编号须同时填写', 'A certificate has a name and a number'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
