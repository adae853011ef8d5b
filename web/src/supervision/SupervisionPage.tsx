import { useQuery } from '@tanstack/react-query';
import { Button, Card, Col, Flex, Progress, Row, Space, Statistic, Typography } from 'antd';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { chinaToday } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { FindingsCard } from './FindingsCard';
import { HeatCard } from './HeatCard';
import { StoreChecksCard } from './StoreChecksCard';

type Overview = Schemas['OverviewView'];

/** Compliance over the agencies in sight in one year; every number opens its cases. */
export default function SupervisionPage() {
  const t = useTexts().supervision;
  const may = useMay();
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
          <select
            className="plain-select"
            aria-label={t.year}
            value={year}
            onChange={(event) => keep('year', event.target.value)}
          >
            {[0, 1, 2].map((back) => (
              <option key={back}>{thisYear - back}</option>
            ))}
          </select>
        }
      />
      <Loaded query={overview}>
        {(data) => (
          <Space orientation="vertical" size={16} style={{ width: '100%' }}>
            <Typography.Text type="secondary">{t.covers(data.cases, data.lookedAt)}</Typography.Text>
            <Shares overview={data} onShow={(name, text) => setSearch({ year, [name]: text })} />
            <FindingsCard
              findings={data.findings}
              kind={search.get('kind') ?? undefined}
              rule={search.get('rule') ?? undefined}
              onKind={(kind) => keep('kind', kind)}
              onRule={(rule) => keep('rule', rule)}
            />
            <HeatCard heat={data.heat} onRule={(rule) => keep('rule', rule)} />
            {may('store.read') && <StoreChecksCard />}
          </Space>
        )}
      </Loaded>
    </>
  );
}

function Shares({
  overview,
  onShow,
}: {
  overview: Overview;
  onShow: (name: 'kind' | 'rule', text: string) => void;
}) {
  const t = useTexts().supervision;
  const { certificates: held } = overview;
  const shares: [title: string, share: Overview['recorded'], name?: 'kind' | 'rule', text?: string][] = [
    [t.disclosureInTime, overview.disclosureInTime, 'kind', 'disclosure-late'],
    [t.recorded, overview.recorded, 'kind', 'record-missing'],
    [t.reviewed, overview.reviewed, 'kind', 'unreviewed'],
    [t.decidedInTime, overview.decidedInTime, 'rule', 'PEN-06'],
    [
      t.certificates,
      {
        good: held.valid + held.expiring,
        of: held.valid + held.expiring + held.expired + held.suspended + held.other,
      },
    ],
  ];
  return (
    <Row gutter={[12, 12]}>
      {shares.map(([title, share, name, text]) => {
        const percent = share.of === 0 ? 100 : Math.round((share.good / share.of) * 1000) / 10;
        return (
          <Col key={title} xs={12} md={8} xl={{ flex: '1 1 180px' }}>
            <Card size="small" style={{ height: '100%' }}>
              <Flex justify="space-between" align="start">
                <Statistic title={title} value={share.good} suffix={`/ ${share.of}`} />
                {name && text && share.good < share.of && (
                  <Button size="small" type="link" onClick={() => onShow(name, text)}>
                    {t.show(share.of - share.good)}
                  </Button>
                )}
              </Flex>
              <Progress
                percent={percent}
                size="small"
                strokeColor={percent < 80 ? '#cf1322' : percent < 95 ? '#d48806' : '#389e0d'}
                status="normal"
                aria-label={title}
              />
            </Card>
          </Col>
        );
      })}
    </Row>
  );
}
