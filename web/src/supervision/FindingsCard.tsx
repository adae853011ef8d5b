import { Card, Flex, Grid, Tag } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { Day, DaysLeft } from '../common/Day';
import { Rows } from '../common/Rows';
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
  const wide = Grid.useBreakpoint().md ?? true;
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  const shown = findings.filter(
    (finding) => (!kind || finding.kind === kind) && (!rule || finding.ruleId === rule),
  );
  return (
    <Card title={t.findings} extra={<small className="wide-only">{t.opens}</small>}>
      <Flex wrap gap={8} style={{ marginBottom: 12 }}>
        <Tag.CheckableTag checked={!kind} onChange={() => onKind(undefined)}>
          {texts.app.all} {findings.length}
        </Tag.CheckableTag>
        {kinds.map((name) => (
          <Tag.CheckableTag
            key={name}
            checked={kind === name}
            onChange={(on) => onKind(on ? name : undefined)}
          >
            {t.kinds[name] ?? name} {findings.filter((finding) => finding.kind === name).length}
          </Tag.CheckableTag>
        ))}
        {rule && (
          <Tag closable onClose={() => onRule(undefined)} color="geekblue">
            {rule}
          </Tag>
        )}
      </Flex>
      <Rows
        rows={shown}
        keyOf={({ caseId, kind: of, ruleId, text }) => `${caseId}.${of}.${ruleId}.${text}`}
        loading={false}
        empty={t.empty}
        pageSize={10}
        minWidth={900}
        columns={[
          {
            title: texts.cases.number,
            width: 280,
            cell: (finding) => (
              <>
                {/* What is about an agency and not a case has none to open. */}
                {finding.caseId && (
                  <Link to={`/cases/${finding.caseId}`}>{finding.caseNumber ?? texts.cases.unnumbered}</Link>
                )}
                {!wide && (
                  <div>
                    {finding.cause} · {finding.text} <Rule id={finding.ruleId} />
                    {finding.due && finding.workingDaysLeft !== undefined && (
                      <DaysLeft left={finding.workingDaysLeft} />
                    )}
                  </div>
                )}
              </>
            ),
          },
          { title: texts.cases.cause, width: 190, wideOnly: true, cell: ({ cause }) => cause },
          {
            title: t.finding,
            wideOnly: true,
            cell: (finding) => (
              <>
                {finding.text} <Rule id={finding.ruleId} />
              </>
            ),
          },
          {
            title: texts.days.due,
            width: 260,
            wideOnly: true,
            cell: (finding) =>
              finding.due && (
                <>
                  <Day day={finding.due} />{' '}
                  {finding.workingDaysLeft !== undefined && <DaysLeft left={finding.workingDaysLeft} />}
                </>
              ),
          },
        ]}
      />
    </Card>
  );
}
