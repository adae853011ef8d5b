import { Alert, Flex, Modal, QRCode, Typography } from 'antd';
import { leadsNowhere } from '../common/public-address';
import { useTexts } from '../texts';
import type { Inspection } from './InspectionsTab';

/** What the officers hold up at the door. */
export function CodeModal({ row, onClose }: { row: Inspection; onClose: () => void }) {
  const { inspections: t } = useTexts();
  return (
    <Modal open title={`${t.showCode} · ${row.companyName}`} footer={null} onCancel={onClose}>
      <Flex vertical align="center" gap={12}>
        {leadsNowhere(row.checkInUrl) ? (
          <Alert type="warning" showIcon title={t.noAddress} />
        ) : (
          <>
            <QRCode value={row.checkInUrl} size={260} errorLevel="M" />
            <Typography.Text>{t.codeHint}</Typography.Text>
          </>
        )}
        <Typography.Link href={row.checkInUrl} target="_blank" rel="noreferrer" copyable>
          {t.openPage}
        </Typography.Link>
      </Flex>
    </Modal>
  );
}
