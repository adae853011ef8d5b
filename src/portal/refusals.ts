import { defineRefusals } from '../platform/http/index.js';

defineRefusals({
  'portal.search': [422, '查询条件不符合要求', 'The search does not meet the requirements'],
  'portal.withdrawn': [410, '该公示信息已撤回', 'The record was withdrawn'],
});
