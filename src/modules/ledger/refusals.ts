import { defineRefusals } from '../../platform/http/index.js';

defineRefusals({
  'ledger.empty': [409, '账本尚无记录', 'The ledger has no entries yet'],
});
