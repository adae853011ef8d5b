import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'legality.subject-missing': [
    422,
    '缺送审文本或者文件摘要',
    'Neither a text nor the digest of a file is given',
  ],
  'legality.materials-missing': [422, '送审材料不全', 'Required materials are missing'],
  'legality.opined': [409, '已出具合法性审查意见', 'The opinion was already given'],
  'legality.own-item': [409, '不得审查本人送审的事项', 'One may not review what one submitted'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
