import type { LegalDay } from '../../../kernel/time.js';
import { KIND_WORDS, type InspectionKind, type InspectionResult, RESULT_WORDS } from './words.js';

export interface ResultFacts {
  readonly number: string;
  readonly agencyName: string;
  readonly companyName: string;
  readonly companyCode: string;
  readonly address: string;
  readonly itemName: string;
  readonly basis: string;
  readonly kind: InspectionKind;
  readonly officers: readonly { readonly name: string; readonly number: string }[];
  /** As people read it: 2026-09-14 09:00. */
  readonly enteredAt: string;
  readonly finishedAt: string;
  readonly result: InspectionResult;
  readonly findings: string;
  readonly correctBy: LegalDay | null;
  readonly on: LegalDay;
}

/** 行政检查结果告知书 (INS-09): what the company is told, and what is published of it (INS-13). */
export function resultText(facts: ResultFacts): string {
  const { result, correctBy } = facts;
  return [
    '行政检查结果告知书',
    `检查通知书：${facts.number}`,
    '',
    `被检查单位：${facts.companyName}`,
    `统一社会信用代码：${facts.companyCode}`,
    `检查地点：${facts.address}`,
    `检查事项：${facts.itemName}（${KIND_WORDS[facts.kind]}）`,
    `检查依据：${facts.basis}`,
    `检查时间：${facts.enteredAt}至${facts.finishedAt}`,
    `检查人员：${facts.officers.map(({ name, number }) => `${name}（执法证号${number}）`).join('、')}`,
    '',
    `检查情况：${facts.findings}`,
    `检查结果：${RESULT_WORDS[result]}${correctBy ? `，请于${correctBy}前改正` : ''}`,
    '',
    facts.agencyName,
    facts.on,
  ].join('\n');
}
