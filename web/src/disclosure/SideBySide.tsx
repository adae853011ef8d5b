import { Alert, Card, Col, Row } from 'antd';
import { useRef } from 'react';
import { useTexts } from '../texts';
import { marked } from './marked';
import { type Disclosure, type Plan, selectedIn } from './plan';

interface Props {
  disclosure: Disclosure;
  plan: Plan;
  /** What was selected in the original, where the person may add to the removals. */
  onSelect?: (span: { start: number; end: number }) => void;
}

/** The text as served beside the text as published; every removal is marked in both and named. */
export function SideBySide({ disclosure, plan, onSelect }: Props) {
  const texts = useTexts();
  const t = texts.disclosure;
  const original = useRef<HTMLDivElement>(null);
  const name = (kind: string, rule: string) => `${texts.removalClasses[kind] ?? kind} ${rule}`;
  const select = () => {
    const span = original.current && selectedIn(original.current);
    if (span && span.end > span.start) onSelect?.(span);
  };
  const existing = disclosure.removals.filter(
    ({ start, by }) => by === 'detector' || plan.removals.some((removal) => removal.start === start),
  );
  return (
    <Row gutter={[12, 12]}>
      <Col xs={24} lg={12}>
        <Card
          title={t.original}
          size="small"
          style={{ height: '100%' }}
          extra={onSelect && <small>{t.addRemoval}</small>}
        >
          <div
            ref={original}
            className="paper"
            role="textbox"
            aria-readonly
            aria-multiline
            aria-label={t.original}
            tabIndex={0}
            onMouseUp={select}
            onTouchEnd={select}
            onKeyUp={select}
          >
            {marked(disclosure.original, [
              ...existing.map(({ start, end, class: kind, rule }) => ({
                start,
                end,
                label: name(kind, rule),
                tone: 'removed' as const,
              })),
              ...plan.removals
                .filter(({ start }) => !existing.some((removal) => removal.start === start))
                .map(({ start, end, class: kind }) => ({
                  start,
                  end,
                  label: texts.removalClasses[kind] ?? kind,
                  tone: 'new' as const,
                })),
              ...plan.keep.map(({ start, end, reason }) => ({
                start,
                end,
                label: `${t.kept}${texts.app.colon}${reason}`,
                tone: 'kept' as const,
              })),
            ])}
          </div>
        </Card>
      </Col>
      <Col xs={24} lg={12}>
        <Card title={t.published} size="small" style={{ height: '100%' }}>
          {disclosure.published == null ? (
            <Alert type="info" showIcon title={t.preview} />
          ) : (
            <div className="paper">
              {marked(
                disclosure.published,
                disclosure.removals.map(({ publishedStart, replacement, class: kind, rule }) => ({
                  start: publishedStart,
                  end: publishedStart + replacement.length,
                  label: name(kind, rule),
                  tone: 'removed' as const,
                })),
              )}
            </div>
          )}
        </Card>
      </Col>
    </Row>
  );
}
