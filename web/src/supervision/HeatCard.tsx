import { Button, Card } from 'antd';
import type { Schemas } from '../api/client';
import { useTexts } from '../texts';

type Cell = Schemas['HeatCellView'];

/** Agencies against rules: the darker, the more findings. */
export function HeatCard({ heat, onRule }: { heat: Cell[]; onRule: (rule: string) => void }) {
  const t = useTexts().supervision;
  if (heat.length === 0) return <p className="rows-empty">{t.empty}</p>;
  const rules = [...new Set(heat.map(({ ruleId }) => ruleId))].sort();
  const agencies = [...new Map(heat.map(({ agencyId, agencyName }) => [agencyId, agencyName]))];
  const most = Math.max(...heat.map(({ count }) => count));
  const countOf = (agency: string, rule: string): number =>
    heat.find(({ agencyId, ruleId }) => agencyId === agency && ruleId === rule)?.count ?? 0;
  return (
    <Card title={t.heat}>
      <div className="rows-box">
        <table className="rows heat" style={{ minWidth: 220 + rules.length * 84 }}>
          <thead>
            <tr>
              <th scope="col">{t.agency}</th>
              {rules.map((rule) => (
                <th key={rule} scope="col">
                  {rule}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agencies.map(([id, name]) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {rules.map((rule) => (
                  <td key={rule}>
                    <Count of={countOf(id, rule)} rule={rule} most={most} onRule={onRule} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

interface CountProps {
  of: number;
  rule: string;
  /** The highest count of all, which is darkest. */
  most: number;
  onRule: (rule: string) => void;
}

function Count({ of, rule, most, onRule }: CountProps) {
  if (of === 0) return '·';
  return (
    <Button
      type="text"
      block
      aria-label={`${rule} ${of}`}
      style={{ background: `rgba(207, 19, 34, ${0.08 + 0.35 * (of / most)})` }}
      onClick={() => onRule(rule)}
    >
      {of}
    </Button>
  );
}
