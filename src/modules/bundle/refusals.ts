import { defineRefusals } from '../../platform/http/index.js';

defineRefusals({
  'bundle.reason-required': [422, '导出案卷须填写理由', 'To export a case needs a reason'],
});
