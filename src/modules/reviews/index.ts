export { GiveOpinion } from './acts/give-opinion.js';
export { SubmitReview } from './acts/submit-review.js';
export { TakeReview } from './acts/take-review.js';
export { ReviewRow } from './review.entities.js';
export { ReviewsModule } from './reviews.module.js';
