import type { DecisionKind } from './vocabulary.js';

/** By which rows of the law a decision is published, and withdrawn when it is set aside. */
export interface PublicationRules {
  readonly publish: 'PUB-01' | 'PUB-02';
  readonly withdraw: 'PUB-03' | 'PUB-03b';
}

/** 国办发〔2018〕118号 二（六）: seven working days are for penalties, twenty for every other decision of a case. */
export function publishedBy(kind: DecisionKind | 'measure'): PublicationRules {
  return kind === 'penalty'
    ? { publish: 'PUB-01', withdraw: 'PUB-03' }
    : { publish: 'PUB-02', withdraw: 'PUB-03b' };
}
