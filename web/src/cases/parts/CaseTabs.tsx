import { Badge, Card, Tabs } from 'antd';
import type { CaseFile } from '../../api/client';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import { ClocksTab } from './ClocksTab';
import { DecisionTab } from './DecisionTab';
import { DocumentsTab } from './DocumentsTab';
import { EvidenceTab } from './EvidenceTab';
import { LedgerTab } from './LedgerTab';
import { PartiesTab } from './PartiesTab';

interface Props {
  file: CaseFile;
  tab: string;
  onTab: (tab: string) => void;
  stage?: string;
  onStage: (stage?: string) => void;
  onAct: (act: string, stage?: string) => void;
}

export function CaseTabs({ file, tab, onTab, stage, onStage, onAct }: Props) {
  const { tabs } = useTexts().casePage;
  const may = useMay();
  const label = (text: string, count: number) => (
    <span>
      {text} <Badge count={count} color="#8c8c8c" size="small" overflowCount={999} />
    </span>
  );
  const items = [
    {
      key: 'evidence',
      label: label(tabs.evidence, file.evidence.length),
      children: <EvidenceTab file={file} stage={stage} onStage={onStage} onAct={onAct} />,
    },
    {
      key: 'documents',
      label: label(tabs.documents, file.documents.length),
      children: <DocumentsTab file={file} />,
    },
    { key: 'decision', label: tabs.decision, children: <DecisionTab file={file} /> },
    { key: 'clocks', label: label(tabs.clocks, file.clocks.length), children: <ClocksTab file={file} /> },
    { key: 'party', label: tabs.party, children: <PartiesTab file={file} /> },
    ...(may('ledger.read')
      ? [{ key: 'ledger', label: tabs.ledger, children: <LedgerTab file={file} /> }]
      : []),
  ];
  return (
    <Card id="case-tabs" style={{ marginTop: 16, scrollMarginTop: 64 }} styles={{ body: { paddingTop: 4 } }}>
      <Tabs activeKey={tab} onChange={onTab} items={items} />
    </Card>
  );
}
