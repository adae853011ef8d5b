import { defineRefusals } from '../platform/http/index.js';

defineRefusals({
  'portal.search': [422, '查询条件不符合要求', 'The search does not meet the requirements'],
  'portal.too-many': [429, '访问过于频繁', 'Too many requests'],
  'portal.withdrawn': [410, '该公示信息已撤回', 'The record was withdrawn'],
});
