import { CheckCircleTwoTone, DeleteOutlined, PauseOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Button, Flex, Progress, Typography } from 'antd';
import { bytes } from '../common/bytes';
import { Refusal } from '../common/Refusal';
import { RefusedError } from '../api/problem';
import { useTexts } from '../texts';
import { type Sending, sendings } from './sending';

export function SendingRow({ item }: { item: Sending }) {
  const { evidence: t } = useTexts();
  const percent = item.size === 0 ? 100 : Math.floor((item.done / item.size) * 100);
  const moving = item.status === 'hashing' || item.status === 'sending';
  const stopped = item.status === 'paused' || item.status === 'failed';
  const word = { hashing: t.hashing, sending: t.sending, paused: t.paused, done: t.done, failed: t.failed }[
    item.status
  ];
  return (
    <li style={{ paddingBlock: 8, borderTop: '1px solid #f0f0f0' }}>
      <Flex justify="space-between" align="center" gap={8}>
        <span style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {item.status === 'done' && <CheckCircleTwoTone twoToneColor="#389e0d" />} {item.name}
        </span>
        <Flex gap={4}>
          {moving && (
            <Button size="small" icon={<PauseOutlined />} onClick={() => sendings.pause(item.key)}>
              {t.pause}
            </Button>
          )}
          {stopped && (
            <Button
              size="small"
              type="primary"
              icon={<CaretRightOutlined />}
              onClick={() => sendings.resume(item.key)}
            >
              {t.resume}
            </Button>
          )}
          {!moving && (
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${t.remove} ${item.name}`}
              onClick={() => sendings.remove(item.key)}
            />
          )}
        </Flex>
      </Flex>
      <Progress
        percent={item.status === 'done' ? 100 : percent}
        size="small"
        aria-label={`${word} ${item.name}`}
        status={
          item.status === 'failed'
            ? 'exception'
            : item.status === 'done'
              ? 'success'
              : moving
                ? 'active'
                : 'normal'
        }
      />
      <Typography.Text type="secondary" role="status">
        {word} · {t.of(bytes(item.done), bytes(item.size))}
      </Typography.Text>
      {item.sha256 && (
        <div className="digest" style={{ overflowWrap: 'anywhere' }}>
          {t.declared} SHA-256 {item.sha256}
        </div>
      )}
      {item.problem && <Refusal error={new RefusedError(item.problem)} />}
    </li>
  );
}
