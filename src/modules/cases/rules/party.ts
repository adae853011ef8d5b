import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ageOn, isLegalDay, type LegalDay } from '../../../kernel/time.js';
import type { PartyKind } from './vocabulary.js';

/** 当事人. Which fields it has depends on its kind; a person's birth day decides RED-02 and 行政处罚法 30. */
export interface Party {
  name: string;
  /** 统一社会信用代码 of an organisation or individual business. */
  creditCode?: string;
  /** 身份证号 of a person or of an individual business's operator. */
  idNumber?: string;
  birthDay?: LegalDay;
  sex?: 'male' | 'female';
  address?: string;
  phone?: string;
  /** 法定代表人、负责人或经营者. */
  representative?: string;
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 32100-2015: eighteen characters, the last a check over the first seventeen. */
export function creditCodeHolds(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false;
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, i) => total + weight * CREDIT_ALPHABET.indexOf(code[i]!),
    0,
  );
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: a real birth day inside and a check character at the end. */
export function idNumberHolds(id: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return false;
  if (!isLegalDay(birthDayOf(id))) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return '10X98765432'[sum % 11] === id[17];
}

export function birthDayOf(idNumber: string): LegalDay {
  return `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
}

/** The party's birth day, from its own field or the identity number. */
export function birthDayOfParty(party: Party): LegalDay | undefined {
  return party.birthDay ?? (party.idNumber ? birthDayOf(party.idNumber) : undefined);
}

/** Numbers are checked by their own check digits, so that a slip of the pen is found at the desk. */
export function partyHolds(kind: PartyKind, party: Party): Result<void> {
  if (party.creditCode && !creditCodeHolds(party.creditCode))
    return refuse('case.party-number', {
      detail: '统一社会信用代码校验位不符（GB 32100）',
      facts: { field: 'party.creditCode' },
    });
  if (party.idNumber && !idNumberHolds(party.idNumber))
    return refuse('case.party-number', {
      detail: '身份证号校验位或出生日期不符（GB 11643）',
      facts: { field: 'party.idNumber' },
    });
  if (party.idNumber && party.birthDay && birthDayOf(party.idNumber) !== party.birthDay)
    return refuse('case.party-number', {
      detail: '出生日期与身份证号不一致',
      facts: { field: 'party.birthDay' },
    });
  if (kind === 'organisation' && !party.creditCode)
    return refuse('case.party-number', {
      detail: '法人或其他组织须填统一社会信用代码',
      facts: { field: 'party.creditCode' },
    });
  return ok();
}

/** 行政处罚法 第30条: no penalty below fourteen; the guardian is told to look after the child. */
export function oldEnough(kind: PartyKind, party: Party, actDay: LegalDay): Result<void> {
  const birthDay = kind === 'organisation' ? undefined : birthDayOfParty(party);
  if (birthDay === undefined || ageOn(birthDay, actDay) >= 14) return ok();
  return refuse('case.party-under-fourteen', {
    basis: '行政处罚法第30条',
    detail: '当事人行为时不满十四周岁，不予行政处罚',
    next: '责令监护人加以管教',
  });
}

const ADULT = 18;

/** RED-02: the party was under eighteen at the act or at the decision: it is not put online, so no period for that runs. */
export function concernsMinor(
  { partyKind, party, actEndedOn }: { partyKind: PartyKind; party: Party; actEndedOn: LegalDay },
  decidedOn: LegalDay,
): boolean {
  const birthDay = partyKind === 'organisation' ? undefined : birthDayOfParty(party);
  const earlier = actEndedOn < decidedOn ? actEndedOn : decidedOn;
  return birthDay !== undefined && ageOn(birthDay, earlier) < ADULT;
}
