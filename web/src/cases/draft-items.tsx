import type { DescriptionsProps } from 'antd';
import type { Schemas } from '../api/client';
import { money } from '../common/money';
import type { Texts } from '../texts';

/** A draft decision, row by row. */
export function draftItems(
  draft: Schemas['DraftInput'],
  texts: Texts,
): NonNullable<DescriptionsProps['items']> {
  const a = texts.acts;
  const rows: [string, React.ReactNode][] = [
    [a.decisionKind, texts.decisionKinds[draft.kind]],
    [a.penalties, draft.penalties.map((kind) => texts.penalties[kind]).join('、') || texts.app.none],
    [a.fine.replace(/（.*|\(.*/, ''), money(draft.fineFen)],
    [a.confiscated.replace(/（.*|\(.*/, ''), money(draft.confiscatedFen)],
    [a.basis.replace(/（.*|\(.*/, ''), draft.basis.map((article) => <div key={article}>{article}</div>)],
    [a.tier, draft.tier],
    [a.reasons, <span className="paper">{draft.reasons}</span>],
    [a.performance, draft.performance ?? ''],
  ];
  return rows.map(([label, children], key) => ({ key, label, children }));
}
