import { Alert, Button, Descriptions, Empty, Flex, Typography } from 'antd';
import type { CaseFile } from '../../api/client';
import { Day } from '../../common/Day';
import { printText } from '../../common/print';
import { useTexts } from '../../texts';
import { draftItems } from '../draft-items';

/** Facts, draft and, once it is made, the decision itself. */
export function DecisionTab({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const t = texts.casePage;
  const { decision, draft } = file;
  if (!decision && !draft && !file.facts) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <>
      {decision?.annulledOn && (
        <Alert
          type="warning"
          showIcon
          title={`${decision.annulledOn} ${decision.annulledBecause ?? ''}`}
          style={{ marginBottom: 12 }}
        />
      )}
      {decision && (
        <>
          <Flex justify="space-between" align="baseline" wrap gap={8}>
            <Typography.Title level={3} style={{ fontSize: 17 }}>
              {decision.number}
            </Typography.Title>
            <span>
              <Day day={decision.decidedOn} />{' '}
              <Button size="small" onClick={() => printText(decision.number, decision.text)}>
                {t.print}
              </Button>
            </span>
          </Flex>
          <span className="digest" style={{ overflowWrap: 'anywhere' }}>
            SHA-256 {decision.textSha256}
          </span>
          <div className="paper" style={{ margin: '12px 0 24px', maxWidth: 820 }}>
            {decision.text}
          </div>
        </>
      )}
      {file.facts && (
        <>
          <Typography.Title level={3} style={{ fontSize: 16 }}>
            {t.facts}
          </Typography.Title>
          <p className="paper">{file.facts}</p>
        </>
      )}
      {draft && (
        <Descriptions
          bordered
          size="small"
          column={1}
          title={t.draft}
          styles={{ label: { width: 120 } }}
          items={draftItems(draft, texts)}
        />
      )}
    </>
  );
}
