export { calculateDeadline, type Deadline, type DeadlineRequest } from './calculate-deadline.js';
export { checkPack, type PackFile } from './check-pack.js';
export { citation, LawBook, type FoundRule, type LawQuery, type Layer } from './law-book.js';
export * from './row.js';
export { type ArticleNumber, articleNumber, readStatute, type Statute, Statutes } from './statutes.js';
export { latePaymentSurcharge, type LatePayment, type Surcharge, type SurchargeRate } from './surcharge.js';
