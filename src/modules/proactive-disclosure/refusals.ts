import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'openness.derived': [409, '该事项由系统自动生成', 'The registers tell this item by themselves'],
  'openness.unchanged': [409, '内容与现公开的相同', 'The text is what is public already'],
  'openness.private': [422, '内容含应隐去的个人信息', 'The text tells something private'],
  'openness.day-ahead': [422, '变动日期在将来', 'The change lies in the future'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
