export { GiveOpinion } from './acts/give-opinion.js';
export { SubmitReview } from './acts/submit-review.js';
export { TakeReview } from './acts/take-review.js';
export { ReviewDisputeRow } from './dispute.entity.js';
export { ReviewRow } from './review.entities.js';
export { ReviewsModule } from './reviews.module.js';
export { headsJudged, type ChecklistItem } from './rules/checklist.rules.js';
