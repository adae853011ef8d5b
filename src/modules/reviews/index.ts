export { GiveOpinion } from './acts/give-opinion.js';
export { SubmitReview } from './acts/submit-review.js';
export { TakeReview } from './acts/take-review.js';
export { REVIEW_ENTITIES } from './review-step.entity.js';
export { ReviewRow } from './review.entities.js';
export { SealProvider, type Seal } from './signing/seal-provider.js';
export { type ReviewerLoad, ReviewStaffing, type Staffing } from './staffing.js';
export { ReviewsModule } from './reviews.module.js';
