import { Alert, Button, Card, Flex, Input, Popover, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { options } from '../common/fields/Field';
import { Rule } from '../common/Rule';
import { useTexts } from '../texts';
import { type Disclosure, occurrences, type Plan } from './plan';

interface Props {
  disclosure: Disclosure;
  plan: Plan;
  onPlan?: (plan: Plan) => void;
  words: string;
  span?: { start: number; end: number };
  onWords: (words: string) => void;
}

/** Every removal by name; the discloser may add to them, or leave a detected one with a reason. */
export function RemovalsCard({ disclosure, plan, onPlan, words, span, onWords }: Props) {
  const texts = useTexts();
  const t = texts.disclosure;
  const { original, removals, equalExceptRemovals } = disclosure;
  const [kind, setKind] = useState<string>('natural-person-name');
  const found = span ? [span] : occurrences(original, words);
  const kept = (start: number) => plan.keep.some((keep) => keep.start === start);
  const added = plan.removals.filter(({ start }) => !removals.some((removal) => removal.start === start));
  const rows = [
    ...removals.map((removal) => ({ ...removal, isNew: false })),
    ...added.map((removal) => ({
      ...removal,
      rule: '',
      by: 'person' as const,
      original: original.slice(removal.start, removal.end),
      replacement: '',
      isNew: true,
    })),
  ];
  const add = () =>
    onPlan?.({
      ...plan,
      removals: [
        ...plan.removals,
        ...found
          .filter(({ start }) => !plan.removals.some((removal) => removal.start === start))
          .map(({ start, end }) => ({ start, end, class: kind as Plan['removals'][number]['class'] })),
      ],
    });
  return (
    <Card
      size="small"
      style={{ marginTop: 12 }}
      title={removals.length ? t.removals(removals.length) : t.title}
      extra={
        equalExceptRemovals != null && (
          <Tag color={equalExceptRemovals ? 'green' : 'red'} style={{ whiteSpace: 'normal' }}>
            {equalExceptRemovals ? `✓ ${t.equal}` : `✗ ${t.notEqual}`}
          </Tag>
        )
      }
    >
      {onPlan && (
        <Flex wrap gap={8} style={{ marginBottom: 12 }}>
          <Input
            value={words}
            onChange={(event) => onWords(event.target.value)}
            placeholder={t.addWords}
            aria-label={t.addWords}
            style={{ width: 260 }}
          />
          <Select
            aria-label={t.pickClass}
            value={kind}
            onChange={setKind}
            options={options(texts.removalClasses)}
            style={{ width: 150 }}
          />
          <Button disabled={found.length === 0} onClick={add}>
            {t.add(found.length)}
          </Button>
        </Flex>
      )}
      <Table
        size="small"
        rowKey="start"
        pagination={false}
        dataSource={rows}
        scroll={rows.length > 0 ? { x: 620 } : undefined}
        // Without buttons in it, the keyboard would have no way to scroll the table.
        onRow={onPlan ? undefined : () => ({ tabIndex: 0 })}
        locale={{ emptyText: t.noRemovals }}
        columns={[
          { title: t.class, width: 130, render: (_, row) => texts.removalClasses[row.class] ?? row.class },
          { title: t.rule, width: 90, render: (_, row) => row.rule && <Rule id={row.rule} /> },
          { title: t.text, dataIndex: 'original' },
          { title: t.published, render: (_, row) => row.replacement },
          { title: '', width: 110, render: (_, row) => <Tag>{t.by[row.by]}</Tag> },
          {
            title: '',
            width: 110,
            render: (_, row) =>
              onPlan &&
              (row.by === 'person' ? (
                <Button
                  size="small"
                  onClick={() =>
                    onPlan({ ...plan, removals: plan.removals.filter(({ start }) => start !== row.start) })
                  }
                >
                  {t.removeRemoval}
                </Button>
              ) : (
                !kept(row.start) && (
                  <KeepButton
                    onKeep={(reason) =>
                      onPlan({ ...plan, keep: [...plan.keep, { start: row.start, end: row.end, reason }] })
                    }
                  />
                )
              )),
          },
        ]}
      />
      {plan.keep.map((keep) => (
        <Alert
          key={keep.start}
          type="info"
          style={{ marginTop: 8 }}
          title={`${t.kept}${texts.app.colon}“${original.slice(keep.start, keep.end)}” ${keep.reason}`}
          action={
            onPlan && (
              <Button
                size="small"
                onClick={() =>
                  onPlan({ ...plan, keep: plan.keep.filter(({ start }) => start !== keep.start) })
                }
              >
                {t.unkeep}
              </Button>
            )
          }
        />
      ))}
    </Card>
  );
}

function KeepButton({ onKeep }: { onKeep: (reason: string) => void }) {
  const { disclosure: t } = useTexts();
  const [reason, setReason] = useState('');
  return (
    <Popover
      trigger="click"
      content={
        <Flex gap={8}>
          <Input
            value={reason}
            maxLength={300}
            placeholder={t.keepReason}
            aria-label={t.keepReason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="primary" disabled={!reason.trim()} onClick={() => onKeep(reason)}>
            {t.keep}
          </Button>
        </Flex>
      }
    >
      <Button size="small">{t.keep}</Button>
    </Popover>
  );
}
