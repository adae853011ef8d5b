import type { FC } from 'react';
import type { CaseFile } from '../../api/client';
import { asRead } from '../../api/versions';

/** How one act is asked for: its fields, what they start with, and how it is sent. */
export interface ActForm<V = never> {
  Fields?: FC<{ file: CaseFile }>;
  initial?: (file: CaseFile, stage?: string) => Partial<V>;
  /** What goes out, shown once more in a dialog before it is sent; for what cannot be taken back. */
  Confirm?: FC<{ file: CaseFile }>;
  send: (file: CaseFile, values: V) => Promise<unknown>;
}

/** The table of acts holds forms of different values; each is consistent in itself. */
export const actForm = <V>(form: ActForm<V>): ActForm => form as unknown as ActForm;

/** The case of an act, as the person had read it. */
export const at = (file: CaseFile) => asRead(file);
