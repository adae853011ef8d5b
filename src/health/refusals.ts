import { type CodesOf, defineRefusals } from '../platform/http/index.js';

const _REFUSALS = defineRefusals({
  'metrics.local-only': [403, '运行指标仅供本机读取', 'Metrics are read on this machine alone'],
});

declare module '../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}
