import { Button, Collapse, Empty, Flex, Tag, Typography } from 'antd';
import type { CaseFile } from '../../api/client';
import { chinaMinute } from '../../common/china-time';
import { printText } from '../../common/print';
import { useTexts } from '../../texts';

/** The documents (文书) that the acts left, readable and printable in place. */
export function DocumentsTab({ file }: { file: CaseFile }) {
  const t = useTexts().casePage;
  if (file.documents.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.emptyDocuments} />;
  return (
    <Collapse
      items={[...file.documents].reverse().map((document) => ({
        key: document.id,
        label: (
          <Flex wrap gap={8} align="baseline">
            <strong>{document.title}</strong>
            {document.number && <span>{document.number}</span>}
            {document.correctedBy.length > 0 && <Tag color="orange">{t.corrected}</Tag>}
            <Typography.Text type="secondary">{chinaMinute(document.createdAt)}</Typography.Text>
          </Flex>
        ),
        children: (
          <>
            <Flex justify="space-between" wrap gap={8}>
              <span className="digest" style={{ overflowWrap: 'anywhere' }}>
                SHA-256 {document.sha256}
              </span>
              <Button size="small" onClick={() => printText(document.title, document.body)}>
                {t.print}
              </Button>
            </Flex>
            <div className="paper" style={{ marginTop: 12 }}>
              {document.body}
            </div>
          </>
        ),
      }))}
    />
  );
}
