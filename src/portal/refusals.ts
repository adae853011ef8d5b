import { type CodesOf, defineRefusals } from '../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'portal.search': [422, '查询条件不符合要求', 'The search does not meet the requirements'],
  'portal.too-many': [429, '访问过于频繁', 'Too many requests'],
  'portal.busy': [429, '核验请求过多，请稍后再试', 'Too many proofs are asked for at once'],
  'portal.expired': [410, '该公示信息公示期满', 'The record was shown to the end of its period'],
  'portal.stopped': [
    410,
    '该公示信息已提前停止公示',
    'The record is no longer shown, at the request of the party',
  ],
  'portal.withdrawn': [410, '该公示信息已撤回', 'The record was withdrawn'],
});

declare module '../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
