import { ExportOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Popover } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '../../api/client';
import { useTexts } from '../../texts';

/** The whole case as one file that proves itself; it leaves the house with a reason. */
export function ExportCase({ file }: { file: CaseFile }) {
  const { vault: t } = useTexts();
  const [reason, setReason] = useState('');
  return (
    <Popover
      trigger="click"
      content={
        <Flex gap={8}>
          <Input
            value={reason}
            maxLength={500}
            aria-label={t.bundleReason}
            placeholder={t.bundleReason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            type="primary"
            disabled={!reason.trim()}
            href={`/api/cases/${file.id}/bundle?reason=${encodeURIComponent(reason)}`}
          >
            {t.bundle}
          </Button>
        </Flex>
      }
    >
      <Button icon={<ExportOutlined />}>{t.bundle}</Button>
    </Popover>
  );
}
