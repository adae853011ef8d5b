import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'question.import-busy': [429, '正在读取的试题文件过多', 'Too many files of questions are being read'],
  'question.malformed': [422, '试题不完整或者前后不符', 'The question is incomplete or contradicts itself'],
  'question.duplicate': [409, '题库中已有此题', 'The bank already has this question'],
  'question.retired': [409, '试题已停用', 'The question is retired'],
  'question.import-faulty': [
    422,
    '文件中有不能导入的试题，全部未导入',
    'Some questions of the file are not fit; none was imported',
  ],
  'question.import-empty': [
    422,
    '文件中没有可以导入的试题',
    'The file holds no question that can be imported',
  ],
  'question.file-missing': [422, '没有收到文件', 'No file was received'],
  'question.file-too-large': [413, '文件过大', 'The file is too large'],
  'question.unchanged': [409, '内容没有变化', 'Nothing has changed'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
