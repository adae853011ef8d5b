import { Alert, Button, Card, Flex, Input, InputNumber, Popover, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { options } from '../../common/fields/Field';
import { Rule } from '../../common/Rule';
import { useTexts } from '../../texts';
import {
  boxOf,
  type DisclosureFile,
  type DraftBox,
  type FileDraft,
  newBox,
  openProposals,
  proposalOf,
} from './file-plan';

interface Props {
  file: DisclosureFile;
  draft: FileDraft;
  page: number;
  selected: string | undefined;
  onSelect: (key: string) => void;
  onDraft?: ((draft: FileDraft) => void) | undefined;
}

const NUMBERS = ['x', 'y', 'width', 'height'] as const;

/** Every box of a page in numbers: whatever the mouse can do is done here by the keyboard. */
export function BoxTable({ file, draft, page, selected, onSelect, onDraft }: Props) {
  const texts = useTexts();
  const t = texts.files;
  const { width, height, proposals } = file.pages[page - 1]!;
  const boxes = draft.boxes.filter((box) => box.page === page);
  const classes = { ...texts.removalClasses, other: t.other };
  const change = (key: string, changes: Partial<DraftBox>) =>
    onDraft?.({
      ...draft,
      boxes: draft.boxes.map((box) => (box.key === key ? { ...box, ...changes } : box)),
    });
  const drop = (key: string) => ({ ...draft, boxes: draft.boxes.filter((box) => box.key !== key) });
  const put = (box: DraftBox, keep = draft.keep) => {
    onDraft?.({ ...draft, keep, boxes: [...draft.boxes, box] });
    onSelect(box.key);
  };
  const inTheMiddle = () => {
    const wide = Math.round(width / 4);
    const high = Math.round(height / 20);
    put(
      newBox(page, {
        x: Math.round((width - wide) / 2),
        y: Math.round((height - high) / 2),
        width: wide,
        height: high,
      }),
    );
  };
  return (
    <Card
      size="small"
      style={{ marginTop: 12 }}
      title={t.boxes(boxes.length)}
      extra={onDraft && <Button onClick={inTheMiddle}>{t.addBox}</Button>}
    >
      {onDraft &&
        openProposals(file, draft, page).map((at) => (
          <Alert
            key={at}
            type="error"
            showIcon
            style={{ marginBottom: 8 }}
            title={t.uncovered(proposals[at]!.text)}
            action={<Button onClick={() => put(boxOf(proposals[at]!, page))}>{t.restore}</Button>}
          />
        ))}
      <Table
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={boxes}
        scroll={boxes.length > 0 ? { x: 860 } : undefined}
        locale={{ emptyText: t.noBoxes }}
        rowClassName={(box) => (box.key === selected ? 'chosen-row' : '')}
        onRow={(box) => ({ onFocus: () => onSelect(box.key), ...(!onDraft && { tabIndex: 0 }) })}
        columns={[
          {
            title: t.class,
            width: 150,
            render: (_, box, i) =>
              onDraft ? (
                <Select
                  aria-label={t.field(t.class, i + 1)}
                  value={box.class}
                  style={{ width: 140 }}
                  options={options(classes)}
                  onChange={(kind) => change(box.key, { class: kind })}
                />
              ) : (
                classes[box.class as keyof typeof classes]
              ),
          },
          ...NUMBERS.map((name) => ({
            title: t[name],
            width: 92,
            render: (_: unknown, box: DraftBox, i: number) =>
              onDraft ? (
                <InputNumber
                  aria-label={t.field(t[name], i + 1)}
                  value={box[name]}
                  min={name === 'x' || name === 'y' ? 0 : 1}
                  max={name === 'x' || name === 'width' ? width : height}
                  precision={0}
                  step={2}
                  style={{ width: 80 }}
                  onChange={(value) => value !== null && change(box.key, { [name]: value })}
                />
              ) : (
                box[name]
              ),
          })),
          {
            title: t.found,
            render: (_, box, i) => {
              const found = proposals[proposalOf(file, box)];
              if (found) return found.text;
              if (box.class !== 'other') return '';
              return onDraft ? (
                <Input
                  aria-label={t.field(t.otherReason, i + 1)}
                  placeholder={t.otherReason}
                  maxLength={300}
                  value={box.reason}
                  status={box.reason.trim() ? '' : 'error'}
                  onChange={(event) => change(box.key, { reason: event.target.value })}
                />
              ) : (
                box.reason
              );
            },
          },
          { title: t.rule, width: 90, render: (_, box) => <Rule id={box.rule} /> },
          {
            title: '',
            width: 90,
            render: (_, box) => <Tag>{t.by[proposalOf(file, box) >= 0 ? 'detector' : 'person']}</Tag>,
          },
          {
            title: '',
            width: 100,
            render: (_, box) => {
              const proposal = proposalOf(file, box);
              if (!onDraft) return null;
              return proposal < 0 ? (
                <Button size="small" onClick={() => onDraft(drop(box.key))}>
                  {t.delete}
                </Button>
              ) : (
                <KeepButton
                  onKeep={(reason) =>
                    onDraft({ ...drop(box.key), keep: [...draft.keep, { page, proposal, reason }] })
                  }
                />
              );
            },
          },
        ]}
      />
      {draft.keep
        .filter((keep) => keep.page === page)
        .map((keep) => (
          <Alert
            key={keep.proposal}
            type="info"
            style={{ marginTop: 8 }}
            title={`${t.kept}${texts.app.colon}“${proposals[keep.proposal]?.text ?? ''}” ${keep.reason}`}
            action={
              onDraft && (
                <Button
                  size="small"
                  onClick={() =>
                    put(
                      boxOf(proposals[keep.proposal]!, page),
                      draft.keep.filter((one) => one !== keep),
                    )
                  }
                >
                  {t.restore}
                </Button>
              )
            }
          />
        ))}
    </Card>
  );
}

function KeepButton({ onKeep }: { onKeep: (reason: string) => void }) {
  const { files: t } = useTexts();
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
          <Button type="primary" disabled={!reason.trim()} onClick={() => onKeep(reason.trim())}>
            {t.keep}
          </Button>
        </Flex>
      }
    >
      <Button size="small">{t.keep}</Button>
    </Popover>
  );
}
