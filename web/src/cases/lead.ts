import type { Schemas } from '../api/client';

export type LeadValues = Schemas['LeadInput'];

/** A field left empty is not sent; numbers are written without spaces and with capital letters. */
export function leadOf(values: LeadValues): LeadValues {
  const tidy = (number?: string) => number?.replace(/\s/g, '').toUpperCase();
  const { party } = values;
  const person = values.partyKind === 'person';
  const filled = Object.entries({
    ...party,
    creditCode: person ? undefined : tidy(party.creditCode),
    idNumber: values.partyKind === 'organisation' ? undefined : tidy(party.idNumber),
  }).filter(([, text]) => text != null && text !== '');
  return {
    ...values,
    gravelyHarmful: values.gravelyHarmful ?? false,
    party: Object.fromEntries(filled) as LeadValues['party'],
  };
}
