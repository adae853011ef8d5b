import { ok, refuse, type Result } from '../../kernel/result.js';
import { chinaDay, type LegalDay } from '../../kernel/time.js';
import type { Capacity } from './agency.entity.js';

export interface LegalCapacity {
  capacity: Capacity;
  capacityFrom: LegalDay;
  capacityTo: LegalDay | null;
  fields: readonly string[];
}

/** 行政处罚法 17, 20, 24, 38: an agency punishes only within a power it holds on that day; else the penalty is void. */
export function agencyMayAct(agency: LegalCapacity, field: string, day: LegalDay): Result<void> {
  const within = agency.capacityFrom <= day && (agency.capacityTo === null || day <= agency.capacityTo);
  if (!within)
    return refuse('agency.no-capacity', {
      ruleId: 'PEN-33',
      basis: '行政处罚法第24条、第38条',
      detail: `该机关在${chinaDay(day)}没有有效的执法权限`,
    });
  if (!agency.fields.includes(field))
    return refuse('agency.field-outside', {
      ruleId: 'PEN-33',
      basis: '行政处罚法第17条、第24条',
      detail: `“${field}”不在该机关的权责清单内`,
      next: '请移送有管辖权的机关',
      facts: { field, fields: [...agency.fields] },
    });
  return ok();
}
