// Written by scripts/act-index.mjs from the declarations beside it.
import { AcceptMaterials } from './accept-materials.js';
import { CompleteMaterials } from './complete-materials.js';
import { CoordinateOpinion } from './coordinate-opinion.js';
import { ExtendReview } from './extend-review.js';
import { GiveOpinion } from './give-opinion.js';
import { ReferToDiscussion } from './refer-to-discussion.js';
import { ReplyToOpinion } from './reply-to-opinion.js';
import { ReturnReview } from './return-review.js';
import { SignOpinion } from './sign-opinion.js';
import { SubmitReview } from './submit-review.js';
import { TakeReview } from './take-review.js';

/** Every act of this module. */
export const ACTS = [
  AcceptMaterials,
  CompleteMaterials,
  CoordinateOpinion,
  ExtendReview,
  GiveOpinion,
  ReferToDiscussion,
  ReplyToOpinion,
  ReturnReview,
  SignOpinion,
  SubmitReview,
  TakeReview,
] as const;

export {
  AcceptMaterials,
  CompleteMaterials,
  CoordinateOpinion,
  ExtendReview,
  GiveOpinion,
  ReferToDiscussion,
  ReplyToOpinion,
  ReturnReview,
  SignOpinion,
  SubmitReview,
  TakeReview,
};
