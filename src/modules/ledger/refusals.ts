import { type CodesOf, defineRefusals } from '../../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'ledger.empty': [409, '账本尚无记录', 'The ledger has no entries yet'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
