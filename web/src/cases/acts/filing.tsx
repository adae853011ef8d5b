import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { chinaMinute } from '../../common/china-time';
import { ProseField } from '../../common/fields/Field';
import { Player } from '../../evidence/Player';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import { PartiesTab } from '../parts/PartiesTab';
import { actForm, at } from './act-form';

/** The case on the page of its approval: its particulars, its papers and its evidence. */
function CaseToApprove({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const { acts: a, casePage: t, evidence: e } = texts;
  const may = useMay();
  const [playing, setPlaying] = useState<CaseFile['evidence'][number]>();
  return (
    <>
      <Typography.Paragraph type="secondary">{a.filingLook}</Typography.Paragraph>
      <Typography.Title
        level={5}
      >{`${file.cause} · ${texts.fields[file.field] ?? file.field}`}</Typography.Title>
      <PartiesTab file={file} narrow />
      <Typography.Title level={5}>{t.tabs.documents}</Typography.Title>
      {file.documents.map(({ id, title, body }) => (
        <details key={id}>
          <summary style={{ minHeight: 32 }}>{title}</summary>
          <div className="paper">{body}</div>
        </details>
      ))}
      <Typography.Title level={5}>{t.tabs.evidence}</Typography.Title>
      {file.evidence.length === 0 && <Typography.Paragraph>{a.filingNoEvidence}</Typography.Paragraph>}
      {file.evidence.map((item) => (
        <Flex key={item.id} gap={8} wrap align="center" style={{ paddingBlock: 4 }}>
          <span>{item.title}</span>
          <Tag>{e.medium[item.medium]}</Tag>
          <Typography.Text type="secondary">{chinaMinute(item.receivedAt)}</Typography.Text>
          {item.excludedBecause && <Tag color="red">{e.excluded}</Tag>}
          {may('evidence.view') && (
            <Button size="small" onClick={() => setPlaying(item)}>
              {texts.app.view}
            </Button>
          )}
        </Flex>
      ))}
      {playing && <Player key={playing.id} item={playing} onClose={() => setPlaying(undefined)} />}
    </>
  );
}

function ApprovalFields({ file }: { file: CaseFile }) {
  const { acts: a } = useTexts();
  return (
    <>
      <CaseToApprove file={file} />
      <div style={{ marginTop: 16 }}>
        <ProseField name="opinion" label={a.approvalOpinion} rows={3} maxLength={1000} />
      </div>
    </>
  );
}
export const approveFiling = actForm<Schemas['FilingApprovalInput']>({
  Fields: ApprovalFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/filing-approval', { ...at(file), body })),
});

function RefusalFields({ file }: { file: CaseFile }) {
  const { acts: a } = useTexts();
  return (
    <>
      <CaseToApprove file={file} />
      <div style={{ marginTop: 16 }}>
        <ProseField name="reason" label={a.reason} rows={3} maxLength={1000} />
      </div>
    </>
  );
}
export const refuseFiling = actForm<Schemas['ReasonInput']>({
  Fields: RefusalFields,
  send: (file, body) => value(api.POST('/api/cases/{id}/filing-refusal', { ...at(file), body })),
});
