import { Entity, Index } from 'typeorm';
import { InstantText, KeyRef, KeyText, Line, Prose, Ref } from '../database/columns.js';

/** What a person has typed into a form and not sent yet. A working note: no entry of the ledger speaks of it. */
@Entity('drafts')
@Index('ix_drafts_saved_at', ['savedAt'])
@Index('ix_drafts_account', ['accountId', 'savedAt'])
export class DraftRow {
  @KeyRef() accountId: string;
  /** Name of the form, such as `case.decide`. */
  @KeyText(80) form: string;
  /** What the form is about: the id of a case, or a word where it makes something new. */
  @KeyText(80) subject: string;
  /** New with every save; never used again, also where a draft was issued and another begun. */
  @Ref() version: string;
  /** Which window of a browser saved it last. */
  @Line(64) writer: string;
  /** The form as its person knows it. */
  @Line(200) title: string;
  /** Where the form stands in the workspace. */
  @Line(500) address: string;
  /** As the form wrote it. */
  @Prose() content: string;
  @InstantText() savedAt: string;
}
