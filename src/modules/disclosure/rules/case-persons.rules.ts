import type { RedactionOptions } from '../../../kernel/redaction/index.js';
import type { LegalDay } from '../../../kernel/time.js';
import type { Party, PartyKind } from '../../cases/index.js';

export interface PersonsOfCase {
  readonly partyKind: PartyKind;
  readonly party: Party;
  readonly decidedOn: LegalDay;
  /** Names of the case officers: they stay. */
  readonly officerNames: readonly string[];
  /** Bodies of the case's documents, in which witnesses and others are named by label. */
  readonly documents: readonly string[];
}

const KIND = {
  person: 'natural-person',
  'individual-business': 'individual-business',
  organisation: 'organisation',
} as const;

const OTHER_ROLES =
  /(?:见证人|被询问人|证人|举报人|投诉人|受送达人|委托代理人|在场人|监护人|签收人)(?:姓名)?[：:]([^\n，,。；;（(]{2,40})/g;
const PERSON_NAME = /^(?:[一-龥]{2,4}|[一-龥]{2,10}[·•・][一-龥]{2,10})$/;
const NO_NAME = /^(?:无|本人|不详|当事人|店员|店长|经营者|负责人|法定代表人|工作人员|居民|群众|物业)$/;

/**
 * RED-01, RED-07: what the case file knows of its people, for the redaction. The punished natural person becomes
 * 张某某, witnesses and others vanish, officers and the legal representative of an organisation stay.
 */
export function redactionOf(facts: PersonsOfCase): RedactionOptions {
  const { partyKind, party } = facts;
  const punished =
    partyKind === 'person' ? [party.name] : partyKind === 'individual-business' ? operatorOf(party) : [];
  const representative = partyKind === 'organisation' && party.representative ? [party.representative] : [];
  const kept = [...new Set([...facts.officerNames, ...representative])].filter(
    (name) => !punished.includes(name),
  );
  const others = othersIn(facts.documents).filter(
    (name) => name !== party.name && !punished.includes(name) && !kept.includes(name),
  );
  return {
    partyKind: KIND[partyKind],
    punishedPersons: punished,
    otherPersons: others,
    keepNames: kept,
    terms: privateTermsOf(partyKind, party),
    decisionDay: facts.decidedOn,
  };
}

/** 个体工商户: a shop's name stays, the operator's own name does not. */
function operatorOf(party: Party): string[] {
  return [...new Set([party.representative ?? '', PERSON_NAME.test(party.name) ? party.name : ''])].filter(
    Boolean,
  );
}

function othersIn(documents: readonly string[]): string[] {
  const names = documents
    .flatMap((body) => [...body.matchAll(OTHER_ROLES)].flatMap((match) => match[1]!.split(/[、和及与\s/]+/)))
    .map((name) => name.trim())
    .filter((name) => PERSON_NAME.test(name) && !NO_NAME.test(name));
  return [...new Set(names)];
}

/** Numbers and places of the party that are hidden wherever they stand. A business address is public, a home is not. */
function privateTermsOf(kind: PartyKind, party: Party): NonNullable<RedactionOptions['terms']> {
  const home = kind === 'person' && (party.address?.length ?? 0) >= 4 ? party.address : undefined;
  return [
    ...(party.idNumber ? [{ text: party.idNumber, class: 'id-number' as const }] : []),
    ...(party.phone ? [{ text: party.phone, class: 'phone' as const }] : []),
    ...(home ? [{ text: home, class: 'home-address' as const }] : []),
    ...(party.birthDay
      ? birthDayForms(party.birthDay).map((text) => ({ text, class: 'id-number' as const }))
      : []),
  ];
}

function birthDayForms(day: LegalDay): string[] {
  const [year, month, date] = day.split('-').map(Number);
  return [day, `${year}年${month}月${date}日`, `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日`];
}
