import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Grid, Segmented, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { money } from '../common/money';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import { AdoptForm } from './AdoptForm';

type Entry = Schemas['CatalogueEntryView'];
const COLOURS = { pending: 'blue', current: 'green', ended: 'default', repealed: 'red' } as const;

/** Where an entry stands on a day; its last day still counts, the day of its repeal no more. */
function standing({ effectiveFrom, effectiveTo, repealedFrom }: Entry, today: string): keyof typeof COLOURS {
  if (repealedFrom && repealedFrom <= today) return 'repealed';
  if (effectiveTo && effectiveTo < today) return 'ended';
  return effectiveFrom > today ? 'pending' : 'current';
}

/** 法制审核目录清单: which decisions are reviewed besides those of the statute, since when, until when. */
export default function CataloguePage() {
  const { catalogue: t } = useTexts();
  const may = useMay();
  const list = useQuery(queries.catalogue());
  const [all, setAll] = useState(false);
  const [adopting, setAdopting] = useState(false);
  const [repealing, setRepealing] = useState<Entry>();
  const today = chinaToday();
  const rows = (list.data ?? []).filter(
    (entry) => all || ['current', 'pending'].includes(standing(entry, today)),
  );
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Flex gap={8} wrap>
            <Segmented
              aria-label={t.status}
              value={all ? 'all' : 'current'}
              onChange={(picked) => setAll(picked === 'all')}
              options={[
                { value: 'current', label: t.inForce },
                { value: 'all', label: t.everything },
              ]}
            />
            {may('catalogue.adopt') && (
              <Button type="primary" onClick={() => setAdopting(true)}>
                {t.adopt}
              </Button>
            )}
          </Flex>
        }
      />
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <Refusal error={list.error} />
      <Card>
        <EntryTable rows={rows} loading={list.isLoading} today={today} onRepeal={setRepealing} />
      </Card>
      {adopting && <AdoptForm onClose={() => setAdopting(false)} />}
      {repealing && <RepealForm entry={repealing} onClose={() => setRepealing(undefined)} />}
    </>
  );
}

interface TableProps {
  rows: Entry[];
  loading: boolean;
  today: string;
  onRepeal: (entry: Entry) => void;
}

/** On a telephone each entry stands in one cell. */
function EntryTable({ rows, loading, today, onRepeal }: TableProps) {
  const { catalogue: t } = useTexts();
  const me = useMe();
  const may = useMay();
  const wide = Grid.useBreakpoint().md ?? true;
  const status = (entry: Entry) => {
    const now = standing(entry, today);
    return <Tag color={COLOURS[now]}>{t.states[now]}</Tag>;
  };
  // Whoever sees other agencies repeals for the own one only.
  const repeal = (entry: Entry) =>
    may('catalogue.repeal') &&
    entry.agencyId === me.agencyId &&
    entry.repealedFrom == null && (
      <Button size="small" danger onClick={() => onRepeal(entry)}>
        {t.repeal}
      </Button>
    );
  return (
    <Table
      rowKey="id"
      size="middle"
      loading={loading}
      dataSource={rows}
      showHeader={wide}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: t.empty }}
      columns={[
        {
          title: t.item,
          render: (_, entry) => (
            <Flex vertical align="start" gap={4}>
              <strong>{entry.title}</strong>
              <Typography.Text type="secondary">
                {entry.document} {t.number(entry.item)}
              </Typography.Text>
              {!wide && <Criteria entry={entry} />}
              {!wide && <Dates entry={entry} />}
              {!wide && (
                <Flex gap={8} align="center">
                  {status(entry)}
                  {repeal(entry)}
                </Flex>
              )}
            </Flex>
          ),
        },
        { title: t.criteria, responsive: ['md'], render: (_, entry) => <Criteria entry={entry} /> },
        { title: t.dates, width: 220, responsive: ['md'], render: (_, entry) => <Dates entry={entry} /> },
        { title: t.status, width: 90, responsive: ['md'], render: (_, entry) => status(entry) },
        { key: 'repeal', width: 90, responsive: ['md'], render: (_, entry) => repeal(entry) },
      ]}
    />
  );
}

function Criteria({ entry }: { entry: Entry }) {
  const texts = useTexts();
  const t = texts.catalogue;
  const words = (codes: string[], names: Record<string, string>) =>
    codes.map((code) => names[code] ?? code).join('、');
  return (
    <div>
      <div>
        {words(entry.decisionKinds, texts.decisionKinds)} · {t.levels[entry.level]}
      </div>
      <div>{entry.penaltyKinds.length > 0 ? words(entry.penaltyKinds, texts.penalties) : t.anyPenalty}</div>
      {entry.fields.length > 0 && <div>{words(entry.fields, texts.fields)}</div>}
      {entry.fromFen != null && <div>{t.amount(money(entry.fromFen))}</div>}
    </div>
  );
}

function Dates({ entry }: { entry: Entry }) {
  const { catalogue: t } = useTexts();
  return (
    <div>
      <div>
        {entry.effectiveFrom} — {entry.effectiveTo ?? t.noEnd}
      </div>
      <Typography.Text type="secondary">
        {t.published} {entry.publishedOn} {entry.adoptedByName}
      </Typography.Text>
      {entry.repealedFrom && (
        <div>
          {t.repealedFrom} {entry.repealedFrom} {entry.repealedByName}
          <div>{entry.repealedBecause}</div>
        </div>
      )}
    </div>
  );
}

function RepealForm({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { catalogue: t } = useTexts();
  return (
    <FormModal<Schemas['RepealInput']>
      draft={`catalogue.repeal/${entry.id}`}
      title={`${t.repeal} ${entry.title}`}
      initial={{ from: chinaToday() }}
      send={(body) =>
        value(api.POST('/api/review-catalogue/{id}/repeal', { params: { path: { id: entry.id } }, body }))
      }
      onClose={onClose}
    >
      <Field name="from" label={t.repealFrom}>
        <DayField future />
      </Field>
      <ProseField name="reason" label={t.repealReason} rows={3} maxLength={500} />
    </FormModal>
  );
}
