import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'agency.no-capacity': [409, '机关没有执法主体资格', 'The agency has no power to act'],
  'agency.field-outside': [409, '超越机关权限', 'Outside the agency’s power'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
