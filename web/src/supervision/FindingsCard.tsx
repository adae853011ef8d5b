import { Card, Flex, Table, Tag } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { Day, DaysLeft } from '../common/Day';
import { Rule } from '../common/Rule';
import { useTexts } from '../texts';

type Finding = Schemas['FindingView'];

interface Props {
  findings: Finding[];
  kind?: string;
  rule?: string;
  onKind: (kind?: string) => void;
  onRule: (rule?: string) => void;
}

/** Findings, the most urgent first; the counts on top pick their cases. */
export function FindingsCard({ findings, kind, rule, onKind, onRule }: Props) {
  const texts = useTexts();
  const t = texts.supervision;
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  const shown = findings.filter((finding) => (!kind || finding.kind === kind) && (!rule || finding.ruleId === rule));
  return (
    <Card title={t.findings} extra={<small className="wide-only">{t.opens}</small>}>
      <Flex wrap gap={8} style={{ marginBottom: 12 }}>
        <Tag.CheckableTag checked={!kind} onChange={() => onKind(undefined)}>
          {texts.app.all} {findings.length}
        </Tag.CheckableTag>
        {kinds.map((name) => (
          <Tag.CheckableTag key={name} checked={kind === name} onChange={(on) => onKind(on ? name : undefined)}>
            {t.kinds[name] ?? name} {findings.filter((finding) => finding.kind === name).length}
          </Tag.CheckableTag>
        ))}
        {rule && (
          <Tag closable onClose={() => onRule(undefined)} color="geekblue">
            {rule}
          </Tag>
        )}
      </Flex>
      <Table
        size="middle"
        rowKey={(finding) => `${finding.caseId}.${finding.kind}.${finding.ruleId}.${finding.text}`}
        dataSource={shown}
        scroll={{ x: 900 }}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t.empty }}
        columns={[
          {
            title: texts.cases.number,
            width: 280,
            render: (_, finding) => <Link to={`/cases/${finding.caseId}`}>{finding.caseNumber ?? texts.cases.unnumbered}</Link>,
          },
          { title: texts.cases.cause, width: 190, dataIndex: 'cause' },
          {
            title: t.finding,
            render: (_, finding) => (
              <>
                {finding.text} <Rule id={finding.ruleId} />
              </>
            ),
          },
          {
            title: texts.days.due,
            width: 260,
            render: (_, finding) =>
              finding.due && (
                <>
                  <Day day={finding.due} /> {finding.workingDaysLeft !== undefined && <DaysLeft left={finding.workingDaysLeft} />}
                </>
              ),
          },
        ]}
      />
    </Card>
  );
}
