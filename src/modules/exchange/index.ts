export { EXCHANGE_ENTITIES } from './exchange.entities.js';
export { ExchangeModule } from './exchange.module.js';
