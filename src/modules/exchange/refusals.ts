import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'exchange.nothing': [409, '没有需要报送的信息', 'There is nothing to send'],
  'exchange.receipt-there': [409, '已登记回执', 'The receipt was entered already'],
  'exchange.no-such-line': [422, '没有这一行', 'No such line'],
  'exchange.day-ahead': [422, '回执日期在将来', 'The day of the receipt is in the future'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
