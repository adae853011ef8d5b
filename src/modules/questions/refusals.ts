import { defineRefusals } from '../../platform/http/index.js';

defineRefusals({
  'question.malformed': [422, '试题不完整或者前后不符', 'The question is incomplete or contradicts itself'],
  'question.duplicate': [409, '题库中已有此题', 'The bank already has this question'],
  'question.retired': [409, '试题已停用', 'The question is retired'],
  'question.unchanged': [409, '内容没有变化', 'Nothing has changed'],
});
