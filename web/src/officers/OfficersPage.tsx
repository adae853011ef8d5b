import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Grid, Input, Select, Table } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, type Officer, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import { CardState, HoursOfYear } from './parts';

const RUNGS = [180, 90, 60, 30, 7];

/** Officers with their cards, the hours of the year and the expiry ladder; the filters stand in the address. */
export default function OfficersPage() {
  const texts = useTexts();
  const t = texts.officers;
  const may = useMay();
  const wide = Grid.useBreakpoint().md ?? true;
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const officers = useQuery(queries.officers());
  const keep = (name: string, text?: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (text) next.set(name, text);
      else next.delete(name);
      return next;
    });
  const rung = Number(search.get('rung') ?? 0);
  const state = search.get('state') ?? '';
  const shown = (officers.data ?? []).filter((officer) =>
    matches(officer, search.get('q') ?? '', state, rung),
  );
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          may('officer.register') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t.register}
            </Button>
          )
        }
      />
      <Refusal error={officers.error} />
      <Card>
        <Flex gap={8} wrap style={{ marginBottom: 12 }}>
          <Input.Search
            allowClear
            aria-label={t.search}
            placeholder={t.search}
            defaultValue={search.get('q') ?? ''}
            onSearch={(text) => keep('q', text)}
            style={{ width: 240 }}
          />
          <Select
            aria-label={t.state}
            value={state}
            onChange={(picked) => keep('state', picked)}
            style={{ width: 150 }}
            options={[
              { value: '', label: t.anyState },
              ...options({ ...texts.certificateStates, none: t.none }),
            ]}
          />
          <Select
            aria-label={t.validThrough}
            value={rung}
            onChange={(picked) => keep('rung', picked ? String(picked) : undefined)}
            style={{ width: 150 }}
            options={[
              { value: 0, label: t.anyRung },
              ...RUNGS.map((days) => ({ value: days, label: t.rung(days) })),
            ]}
          />
        </Flex>
        <Table
          rowKey="id"
          size="middle"
          loading={officers.isLoading}
          dataSource={shown}
          scroll={wide ? { x: 900 } : undefined}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: t.name,
              render: (_, officer) => (
                <Flex vertical align="start" gap={2}>
                  <Link to={`/officers/${officer.id}`}>{officer.name}</Link>
                  <span>
                    {officer.post} · {t.status[officer.status]}
                    {officer.employment && ` · ${t.employments[officer.employment]}`}
                  </span>
                  {!wide && <Cards officer={officer} />}
                  {!wide && <HoursOfYear hours={officer.hours} />}
                </Flex>
              ),
            },
            { title: t.idNumber, width: 200, dataIndex: 'idNumber', responsive: ['md'] },
            {
              title: t.hours,
              width: 130,
              responsive: ['md'],
              render: (_, officer) => <HoursOfYear hours={officer.hours} />,
            },
            {
              title: t.certificates,
              width: 420,
              responsive: ['md'],
              render: (_, officer) => <Cards officer={officer} />,
            },
          ]}
        />
      </Card>
      {adding && <NewOfficer onClose={() => setAdding(false)} />}
    </>
  );
}

function Cards({ officer }: { officer: Officer }) {
  const { officers: t } = useTexts();
  if (officer.certificates.length === 0) return <>{t.none}</>;
  return officer.certificates.map((card) => (
    <div key={card.id}>
      {t.kinds[card.kind]} {card.number} <CardState card={card} />
    </div>
  ));
}

function matches({ name, post, certificates }: Officer, q: string, state: string, rung: number): boolean {
  if (q && ![name, post, ...certificates.map(({ number }) => number)].some((text) => text.includes(q)))
    return false;
  if (state === 'none' && certificates.length > 0) return false;
  if (state && state !== 'none' && !certificates.some((card) => card.state === state)) return false;
  return !rung || certificates.some((card) => card.rung !== undefined && card.rung <= rung);
}

function NewOfficer({ onClose }: { onClose: () => void }) {
  const { officers: t } = useTexts();
  const me = useMe();
  return (
    <FormModal<Omit<Schemas['NewOfficerInput'], 'agencyId'>>
      draft="officer.register/new"
      title={t.register}
      initial={{ employment: 'established' }}
      onClose={onClose}
      send={(values) => value(api.POST('/api/officers', { body: { ...values, agencyId: me.agencyId } }))}
    >
      <LineField name="name" label={t.name} maxLength={60} />
      <LineField name="post" label={t.post} maxLength={60} />
      <FileFields />
      <Field name="inPostSince" label={t.inPostSince} optional>
        <DayField />
      </Field>
    </FormModal>
  );
}

/** The fields of a personnel file that may be left open. */
export function FileFields() {
  const { officers: t } = useTexts();
  return (
    <>
      <Field name="sex" label={t.sex} optional>
        <Select allowClear options={options(t.sexes)} />
      </Field>
      <Field name="employment" label={t.employment} optional>
        <Select options={options(t.employments)} />
      </Field>
      <LineField name="idNumber" label={t.idNumber} maxLength={18} optional />
      <LineField name="education" label={t.education} maxLength={60} optional />
    </>
  );
}
