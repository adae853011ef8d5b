import { maskedAddress, maskedDay, maskedIdNumber, maskedPhone } from '../../../kernel/masking.js';
import type { Party } from './party.js';
import type { PartyKind } from './vocabulary.js';

/** A party as a page shows it; `masked` names the fields of which a part is hidden. */
export interface MaskedParty extends Omit<Party, 'birthDay'> {
  /** YYYY-**-**. */
  birthDay?: string;
  masked: string[];
}

const MASKS = {
  idNumber: maskedIdNumber,
  birthDay: maskedDay,
  phone: maskedPhone,
  address: maskedAddress,
} as const;

/**
 * 个人信息保护法第六条: what a page shows by default is what its readers need. What anybody reads of a company in the
 * register of companies is not hidden: name, credit code, representative, registered address.
 */
export function maskedParty(kind: PartyKind, party: Party): MaskedParty {
  const shown: MaskedParty = { ...party, masked: [] };
  for (const [field, mask] of Object.entries(MASKS) as [keyof typeof MASKS, (text: string) => string][]) {
    const text = party[field];
    if (!text || (field === 'address' && kind === 'organisation')) continue;
    shown[field] = mask(text);
    shown.masked.push(field);
  }
  return shown;
}
