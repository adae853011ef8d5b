import { createHash } from 'node:crypto';
import type { LegalDay } from '../../kernel/time.js';
import type { LegalityItemRow } from './legality.entity.js';
import type { LegalityOpinionInput } from './legality.views.js';
import { KIND_NAMES } from './rules/legality-law.rules.js';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** 合法性审查意见书 as text: title and number first, then head by head, then who and when. */
export function legalityLetter(
  number: string,
  item: LegalityItemRow,
  opinion: LegalityOpinionInput,
  reviewer: string,
  day: LegalDay,
): string {
  const judged = [...opinion.items].sort((a, b) => a.item - b.item);
  return [
    '合法性审查意见书',
    number,
    `${item.department}：`,
    `你单位送审的${KIND_NAMES[item.kind]}《${item.title}》，经审查，意见如下：`,
    ...judged.map(
      ({ item: n, passed, note, citation }) =>
        `${n}. ${item.heads[n - 1]}：${passed ? '符合' : '存在问题'}。${note}${citation ? `（${citation}）` : ''}`,
    ),
    `审查结论：${opinion.opinion === 'agree' ? '合法，同意' : '存在问题，修改后重新送审'}`,
    opinion.text,
    `本意见只及于送审稿：${item.fileName ? `${item.fileName}，` : ''}SHA-256 ${item.fileSha256 ?? sha256(item.text ?? '')}；规则包 ${item.lawVersion}`,
    `审查人：${reviewer}`,
    written(day),
  ].join('\n');
}

/** 2026年9月14日. */
function written(day: LegalDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
