import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, type LegalDay } from '../../../kernel/time.js';
import { lapseOn, type ReviewDue, type ReviewVerdict, verdictOn } from './annual-review.rules.js';
import type { CertificateEventKind, CertificateKind } from '../officer.entities.js';

export interface CertificateInterval {
  readonly kind: CertificateEventKind;
  readonly from: LegalDay;
  readonly to: LegalDay | null;
}

/** A certificate as its intervals: validity is asked for a day, never read from a "current state". */
export interface CertificateHistory {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly number: string;
  readonly fields: readonly string[];
  readonly areas: readonly string[];
  readonly issuedOn: LegalDay;
  readonly validThrough: LegalDay;
  /** Issue of the first card of the line: a renewed or reissued card goes on where the old one ended. */
  readonly heldSince: LegalDay;
  readonly events: readonly CertificateInterval[];
  /** Verdicts of the annual review on this card and those it replaced, in the order in which they were given. */
  readonly reviews: readonly ReviewVerdict[];
  /** The years that need a passed review (CERT-07), with the day on which the permission ends without. */
  readonly reviewsDue: readonly ReviewDue[];
}

export const CERTIFICATE_STATES = [
  ...['valid', 'not-yet-issued', 'expired', 'review-failed', 'review-missed'],
  ...['suspended', 'revoked', 'cancelled', 'lost'],
] as const;
export type CertificateState =
  'valid' | 'not-yet-issued' | 'expired' | 'review-failed' | 'review-missed' | CertificateEventKind;

/** The state on one day; what ends a certificate for good weighs more than a suspension or expiry. */
export function stateOn(certificate: CertificateHistory, day: LegalDay): CertificateState {
  if (day < certificate.issuedOn) return 'not-yet-issued';
  const inForce = certificate.events.filter((e) => e.from <= day && (e.to === null || day <= e.to));
  for (const kind of ['revoked', 'cancelled', 'lost', 'suspended'] as const)
    if (inForce.some((event) => event.kind === kind)) return kind;
  if (day > certificate.validThrough) return 'expired';
  return lapseOn(certificate.reviewsDue, certificate.reviews, day)?.state ?? 'valid';
}

export const STATE_WORDS: Record<Exclude<CertificateState, 'valid'>, string> = {
  'not-yet-issued': '尚未发证',
  expired: '已过期',
  'review-failed': '年度审验不合格',
  'review-missed': '年度审验未办理',
  suspended: '处于暂扣期间',
  revoked: '已吊销',
  cancelled: '已注销',
  lost: '已挂失',
};

/**
 * CERT-09: a card that was not given up keeps its holder from a new one: what was suspended, lost or not passed is
 * settled on the old card. One that has run out binds on while a review of it is open.
 */
export function stillBinds(certificate: CertificateHistory, day: LegalDay): boolean {
  const state = stateOn(certificate, day);
  if (state === 'expired') return lapseOn(certificate.reviewsDue, certificate.reviews, day) !== undefined;
  return state !== 'revoked' && state !== 'cancelled';
}

/** Why the card is not valid on that day, with the year where an annual review is the reason; undefined when it is. */
export function whyInvalid(certificate: CertificateHistory, day: LegalDay): string | undefined {
  const state = stateOn(certificate, day);
  if (state === 'valid') return undefined;
  const lapse = lapseOn(certificate.reviewsDue, certificate.reviews, day);
  return lapse?.state === state ? `${lapse.year}${STATE_WORDS[state]}` : STATE_WORDS[state];
}

export interface Place {
  readonly field: string;
  readonly areaCode: string;
}

/** An area on the card covers every area whose code begins with it (37 covers 370102). */
export function coversArea(areas: readonly string[], areaCode: string): boolean {
  return areas.some((area) => areaCode.startsWith(area.replace(/(00)+$/, '')));
}

/** Why this certificate does not entitle its holder to act there on that day, or ok. */
export function entitles(certificate: CertificateHistory, place: Place, day: LegalDay): Result<void> {
  const state = stateOn(certificate, day);
  if (state !== 'valid')
    return refuse('certificate.not-valid', {
      facts: { state, number: certificate.number },
      detail: whyInvalid(certificate, day),
    });
  if (!certificate.fields.includes(place.field))
    return refuse('certificate.field', {
      facts: { number: certificate.number },
      detail: `执法领域不含“${place.field}”`,
    });
  if (!coversArea(certificate.areas, place.areaCode))
    return refuse('certificate.area', {
      facts: { number: certificate.number },
      detail: `执法区域不含${place.areaCode}`,
    });
  return ok();
}

export interface OfficerOnDuty {
  readonly officerId: string;
  readonly name: string;
  readonly certificates: readonly CertificateHistory[];
  /** His times in the agency that acts, both days included; an open beginning or end is null. */
  readonly postings: readonly { readonly from: LegalDay | null; readonly to: LegalDay | null }[];
}

const served = (officer: OfficerOnDuty, day: LegalDay): boolean =>
  officer.postings.some(({ from, to }) => (from === null || from <= day) && (to === null || day <= to));

/** What of a certificate is kept in the act: proof of the right to act at that moment. */
export interface CertificateSnapshot {
  readonly officerId: string;
  readonly name: string;
  readonly number: string;
  readonly fields: readonly string[];
  readonly areas: readonly string[];
  readonly issuedOn: LegalDay;
  readonly validThrough: LegalDay;
  readonly checkedOn: LegalDay;
  /** Years whose annual review had been passed by then (CERT-07). */
  readonly reviewedYears?: readonly number[];
}

function reviewedYears({ reviews }: CertificateHistory, day: LegalDay): number[] {
  const years = [...new Set(reviews.map((review) => review.year))].sort();
  return years.filter((year) => verdictOn(reviews, year, day)?.outcome === 'passed');
}

/**
 * 行政处罚法 第42条: at least two officers, each with a certificate valid on the day of the act, in its field and
 * area. One who is not entitled does not count and is named; he may not take part either, for a penalty by an
 * officer without a certificate is a fault of its own (PEN-29).
 */
export function enoughEntitledOfficers(
  officers: readonly OfficerOnDuty[],
  place: Place,
  day: LegalDay,
  minimum: number,
): Result<CertificateSnapshot[]> {
  const snapshots = new Map<string, CertificateSnapshot>();
  const lacking: { officerId: string; name: string; why: string }[] = [];
  for (const officer of officers) {
    const enforcement = officer.certificates.filter((c) => c.kind === 'enforcement');
    const good = enforcement.find((c) => entitles(c, place, day).ok);
    if (!served(officer, day)) {
      lacking.push({ officerId: officer.officerId, name: officer.name, why: '当日不在本机关岗位' });
    } else if (good) {
      const { number, fields, areas, issuedOn, validThrough } = good;
      const { officerId, name } = officer;
      snapshots.set(officerId, {
        officerId,
        name,
        number,
        fields,
        areas,
        issuedOn,
        validThrough,
        checkedOn: day,
        reviewedYears: reviewedYears(good, day),
      });
    } else {
      const reasons = enforcement
        .map((c) => entitles(c, place, day))
        .map((r) => (r.ok ? '' : (r.refusal.detail ?? '')));
      lacking.push({
        officerId: officer.officerId,
        name: officer.name,
        why: reasons.join('；') || '没有执法证',
      });
    }
  }
  if (snapshots.size >= minimum && lacking.length === 0) return ok([...snapshots.values()]);
  const who = lacking.map((l) => `${l.name}：${l.why}`).join('；');
  return refuse('case.two-officers-required', {
    ruleId: 'PEN-02',
    basis: '行政处罚法第42条',
    detail: `${chinaDay(day)}应有不少于${minimum}名持有效执法证的执法人员，符合条件的有${snapshots.size}名${who ? `（${who}）` : ''}`,
    next: '更换或增加当日证件有效、领域和区域相符的执法人员',
    facts: { day, required: minimum, entitled: [...snapshots.values()].map((s) => s.name), lacking },
  });
}
