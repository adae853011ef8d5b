import { DayField, IdField, InstantField, OneOf, Part, Text } from '../../platform/http/index.js';
import { DISPUTE_OUTCOMES, DISPUTE_STEPS } from './dispute.entity.js';

export class ReplyInput {
  @OneOf(['accepted', 'disputed'], { about: 'disputed asks for coordination' }) outcome:
    'accepted' | 'disputed';
  @Text({ max: 10_000 }) text: string;
  @Text({ max: 5000, about: 'what was done about the opinion' }) done: string;
}
export class CoordinationInput {
  @DayField() heldOn: string;
  @Text({ list: { min: 2, max: 30 }, max: 60, about: 'who met' }) persons: string[];
  @Text({ max: 20_000, about: 'minutes' }) text: string;
  @OneOf(['settled', 'unresolved']) outcome: 'settled' | 'unresolved';
}
export class ReferralInput {
  @Text({ max: 10_000, about: 'the question put to the leaders' }) text: string;
}
export class DisputeWrittenView {
  @IdField() id: string;
}
export class DisputeView {
  @IdField() id: string;
  @OneOf(DISPUTE_STEPS) step: string;
  @OneOf(DISPUTE_OUTCOMES, { optional: true }) outcome: string | null;
  @Text() text: string;
  @Text({ optional: true }) done: string | null;
  @Text({ list: true }) persons: string[];
  @DayField({ optional: true }) heldOn: string | null;
  @Text() byName: string;
  @InstantField() at: string;
}
export class CitedRuleView {
  @Text() id: string;
  @Text() zh: string;
  @Text() en: string;
  @Text() law: string;
  @Text() article: string;
}
export class ChangeView {
  @OneOf(['facts', 'draft', 'evidence']) part: string;
  @Text() label: string;
  @Text({ about: 'empty where there was nothing' }) before: string;
  @Text() after: string;
}
export class ReviewBackgroundView {
  @Text({ about: '裁量档次' }) tier: string;
  @Text({ list: true, about: 'articles the draft cites' }) articles: string[];
  @Part(() => CitedRuleView, { list: true, about: 'rules that guarded the acts of the case so far' })
  rules: CitedRuleView[];
  @Part(() => ChangeView, { list: true, about: 'against the round before' }) changes: ChangeView[];
  @Text({ optional: true, about: 'opinion of the round before' }) previousOpinion: string | null;
  @Part(() => DisputeView, { list: true }) disputes: DisputeView[];
  @OneOf(DISPUTE_STEPS, { list: true, about: 'what may be done about the opinion now' }) openSteps: string[];
}
