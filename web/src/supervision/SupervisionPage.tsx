import { useQuery } from '@tanstack/react-query';
import { Card, Col, Progress, Row, Select, Space, Statistic } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { chinaToday } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useTexts } from '../texts';
import { FindingsCard } from './FindingsCard';
import { HeatCard } from './HeatCard';

type Overview = Schemas['OverviewView'];

/** Compliance over the agencies in sight in one year; every number opens its cases. */
export default function SupervisionPage() {
  const t = useTexts().supervision;
  const [search, setSearch] = useSearchParams();
  const thisYear = Number(chinaToday().slice(0, 4));
  const year = search.get('year') ?? String(thisYear);
  const overview = useQuery(queries.overview(year));
  const keep = (name: string, text: string | undefined) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (text) next.set(name, text);
      else next.delete(name);
      return next;
    });
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Select
            aria-label={t.year}
            value={year}
            onChange={(picked) => keep('year', picked)}
            options={[0, 1, 2].map((back) => ({ value: String(thisYear - back), label: `${thisYear - back}` }))}
          />
        }
      />
      <Loaded query={overview}>
        {(data) => (
          <Space orientation="vertical" size={16} style={{ width: '100%' }}>
            <Shares overview={data} />
            <FindingsCard
              findings={data.findings}
              kind={search.get('kind') ?? undefined}
              rule={search.get('rule') ?? undefined}
              onKind={(kind) => keep('kind', kind)}
              onRule={(rule) => keep('rule', rule)}
            />
            <HeatCard heat={data.heat} onRule={(rule) => keep('rule', rule)} />
          </Space>
        )}
      </Loaded>
    </>
  );
}

function Shares({ overview }: { overview: Overview }) {
  const t = useTexts().supervision;
  const { certificates: held } = overview;
  const shares: [string, Overview['recorded']][] = [
    [t.disclosureInTime, overview.disclosureInTime],
    [t.recorded, overview.recorded],
    [t.reviewed, overview.reviewed],
    [t.decidedInTime, overview.decidedInTime],
    [t.certificates, { good: held.valid + held.expiring, of: held.valid + held.expiring + held.expired + held.suspended + held.other }],
  ];
  return (
    <Row gutter={[12, 12]}>
      {shares.map(([title, share]) => {
        const percent = share.of === 0 ? 100 : Math.round((share.good / share.of) * 1000) / 10;
        return (
          <Col key={title} xs={12} md={8} xl={{ flex: "1 1 180px" }}>
            <Card size="small" style={{ height: '100%' }}>
              <Statistic title={title} value={share.good} suffix={`/ ${share.of}`} />
              <Progress percent={percent} size="small" strokeColor={percent < 80 ? '#cf1322' : percent < 95 ? '#d48806' : '#389e0d'} status="normal" aria-label={title} />
            </Card>
          </Col>
        );
      })}
    </Row>
  );
}
