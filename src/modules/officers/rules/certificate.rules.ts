import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
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
  readonly events: readonly CertificateInterval[];
}

export type CertificateState = 'valid' | 'not-yet-issued' | 'expired' | CertificateEventKind;

/** The state on one day; what ends a certificate for good weighs more than a suspension or expiry. */
export function stateOn(certificate: CertificateHistory, day: LegalDay): CertificateState {
  if (day < certificate.issuedOn) return 'not-yet-issued';
  const inForce = certificate.events.filter((e) => e.from <= day && (e.to === null || day <= e.to));
  for (const kind of ['revoked', 'cancelled', 'lost', 'suspended'] as const)
    if (inForce.some((event) => event.kind === kind)) return kind;
  return day > certificate.validThrough ? 'expired' : 'valid';
}

export const STATE_WORDS: Record<Exclude<CertificateState, 'valid'>, string> = {
  'not-yet-issued': '尚未发证',
  expired: '已过期',
  suspended: '处于暂扣期间',
  revoked: '已吊销',
  cancelled: '已注销',
  lost: '已挂失',
};

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
      detail: STATE_WORDS[state],
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
}

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
    if (good) {
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
    detail: `${day}应有不少于${minimum}名持有效执法证的执法人员，符合条件的有${snapshots.size}名${who ? `（${who}）` : ''}`,
    next: '更换或增加当日证件有效、领域和区域相符的执法人员',
    facts: { day, required: minimum, entitled: [...snapshots.values()].map((s) => s.name), lacking },
  });
}
