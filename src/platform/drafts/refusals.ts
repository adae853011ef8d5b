import { type CodesOf, defineRefusals } from '../http/index.js';

const _REFUSALS = defineRefusals({
  'draft.changed': [
    409,
    '该草稿已在另一窗口保存为新的内容',
    'The draft was saved in another window meanwhile',
  ],
  'draft.gone': [409, '该草稿已在别处提交或者丢弃', 'The draft was submitted or discarded elsewhere'],
  'draft.too-many': [409, '草稿过多', 'Too many drafts'],
  'draft.name': [422, '草稿的名称不合要求', 'The name of the draft does not hold'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
