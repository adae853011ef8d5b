import { ok, refuse, type Result } from '../../../kernel/result.js';

/** The seven heads of review (国办发〔2018〕118号 四（十三）), in their order. */
export const CHECKLIST = [
  '执法主体合法，执法人员具备执法资格',
  '执法程序合法',
  '案件事实清楚，证据合法充分',
  '适用法律、法规、规章准确，裁量基准运用适当',
  '未超越执法机关法定权限',
  '执法文书完备、规范',
  '违法行为是否涉嫌犯罪、需要移送司法机关',
] as const;

export interface ChecklistItem {
  item: number;
  passed: boolean;
  note: string;
  citation?: string;
}

/** What a checklist answers for: its heads, the row of the packs that lists them, and its article. */
export interface Checklist {
  readonly heads: readonly string[];
  readonly ruleId: string;
  readonly basis: string;
}

const SEVEN: Checklist = { heads: CHECKLIST, ruleId: 'REV-04', basis: '国办发〔2018〕118号四（十三）' };

/** All seven are judged, each with a note; "agree" needs seven passes, "problems" needs at least one that is not. */
export function checklistHolds(items: readonly ChecklistItem[], opinion: 'agree' | 'problems'): Result<void> {
  return headsJudged(SEVEN, items, opinion);
}

/** Every head of a checklist is judged once, each with a note, and the opinion follows from them. */
export function headsJudged(
  { heads, ruleId, basis }: Checklist,
  items: readonly ChecklistItem[],
  opinion: 'agree' | 'problems',
): Result<void> {
  const judged = new Set(items.map((item) => item.item));
  const open = heads.map((_, i) => i + 1).filter((n) => !judged.has(n));
  if (open.length || items.length !== heads.length)
    return refuse('review.checklist-incomplete', {
      ruleId,
      basis,
      detail: `未逐项审核：第${open.join('、')}项`,
      facts: { open },
    });
  const empty = items.filter((item) => !item.note.trim()).map((item) => item.item);
  if (empty.length)
    return refuse('review.checklist-incomplete', {
      ruleId,
      detail: `第${empty.join('、')}项没有审核说明`,
      facts: { empty },
    });
  const failed = items.filter((item) => !item.passed).map((item) => item.item);
  if (opinion === 'agree' && failed.length)
    return refuse('review.opinion-contradicts', {
      ruleId: 'REV-05',
      detail: `第${failed.join('、')}项存在问题，不能出具“同意”意见`,
      facts: { failed },
    });
  if (opinion === 'problems' && failed.length === 0)
    return refuse('review.opinion-contradicts', {
      ruleId: 'REV-05',
      detail: '各项均通过，不能出具“存在问题”意见',
    });
  return ok();
}

/** REV-05: the kinds of opinion are those that the law pack of the place has in use. */
export function opinionInUse(opinions: Readonly<Record<string, string>>, kind: string): Result<void> {
  if (Object.hasOwn(opinions, kind)) return ok();
  return refuse('review.opinion-not-in-use', {
    ruleId: 'REV-05',
    detail: `可用的审核意见：${Object.values(opinions).join('、')}`,
    facts: { kinds: Object.keys(opinions) },
  });
}
