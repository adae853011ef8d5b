import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Grid, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead, type Versioned } from '../api/versions';
import { chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { PageTitle } from '../common/PageTitle';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { CardFields } from './ChainCard';

type Application = Schemas['ApplicationView'];
type Act = { kind: 'approve' | 'refuse' | 'issue'; application: Application };

/** 申请 → 审核 → 制证: what waits for the leader, and then for who makes the card. */
export default function ApplicationsPage() {
  const texts = useTexts();
  const t = texts.officers;
  const [search, setSearch] = useSearchParams();
  const status = search.get('status') === 'all' ? 'all' : 'open';
  const before = search.get('before') ?? undefined;
  const list = useQuery(queries.applications({ status, ...(before && { before }) }));
  return (
    <>
      <PageTitle
        title={t.queue}
        extra={
          <Segmented
            aria-label={t.state}
            value={status}
            onChange={(picked) => setSearch(picked === 'all' ? { status: 'all' } : {})}
            options={[
              { value: 'open', label: t.openOnly },
              { value: 'all', label: t.everything },
            ]}
          />
        }
      />
      <Refusal error={list.error} />
      <Card>
        <ApplicationsTable applications={list.data?.applications ?? []} loading={list.isLoading} />
        {list.data?.next && (
          <Button onClick={() => setSearch({ status, before: list.data.next! })}>{texts.app.loadMore}</Button>
        )}
      </Card>
    </>
  );
}

export function ApplicationsTable({
  applications,
  loading = false,
}: {
  applications: Application[];
  loading?: boolean;
}) {
  const texts = useTexts();
  const t = texts.officers;
  const may = useMay();
  const wide = Grid.useBreakpoint().md ?? true;
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  /** As the list shows it now, also while its form is open. */
  const present = (known: Application) => applications.find(({ id }) => id === known.id) ?? known;
  return (
    <>
      <Table
        rowKey="id"
        size="middle"
        loading={loading}
        dataSource={applications}
        pagination={false}
        scroll={wide ? { x: 800 } : undefined}
        locale={{ emptyText: t.noApplications }}
        columns={[
          {
            title: t.applicant,
            render: (_, row) => (
              <Flex vertical align="start" gap={2}>
                {may('officer.read') ? (
                  <Link to={`/officers/${row.officerId}`}>{row.officerName}</Link>
                ) : (
                  row.officerName
                )}
                <span>
                  {t.kinds[row.kind]} · {row.fields.map((field) => texts.fields[field] ?? field).join('、')} ·{' '}
                  {row.areas.join('、')}
                </span>
                <span>
                  {t.appliedOn} {row.appliedOn}
                </span>
                {!wide && <Tag>{t.applicationStates[row.state]}</Tag>}
                {!wide && <Buttons row={row} onAct={setAct} />}
              </Flex>
            ),
          },
          {
            title: t.grounds,
            responsive: ['md'],
            render: (_, row) => (
              <>
                {row.passes.map(({ subject, passedOn, field }) => (
                  <div key={`${subject}.${passedOn}.${field}`}>
                    {t.subjects[subject]} {passedOn}
                  </div>
                ))}
                <div>
                  {t.enterHours} {row.minutes} {t.minutes}
                </div>
              </>
            ),
          },
          {
            title: t.state,
            width: 220,
            responsive: ['md'],
            render: (_, row) => (
              <>
                <Tag color={row.state === 'issued' ? 'green' : row.state === 'refused' ? 'red' : 'gold'}>
                  {t.applicationStates[row.state]}
                </Tag>
                {row.opinion && (
                  <div>
                    {row.decidedByName}
                    {texts.app.colon}
                    {row.opinion}
                  </div>
                )}
              </>
            ),
          },
          { width: 180, responsive: ['md'], render: (_, row) => <Buttons row={row} onAct={setAct} /> },
        ]}
      />
      {act && act.kind !== 'issue' && (
        <Decide act={{ ...act, application: present(act.application) }} onClose={close} />
      )}
      {act?.kind === 'issue' && <Issue application={present(act.application)} onClose={close} />}
    </>
  );
}

function Buttons({ row, onAct }: { row: Application; onAct: (act: Act) => void }) {
  const t = useTexts().officers;
  const may = useMay();
  const offer = (kind: Act['kind'], label: string, primary = false) => (
    <Button
      size="small"
      type={primary ? 'primary' : 'default'}
      onClick={() => onAct({ kind, application: row })}
    >
      {label}
    </Button>
  );
  return (
    <Flex gap={8} wrap>
      {row.state === 'applied' && may('certificate.approve') && offer('approve', t.approve, true)}
      {row.state === 'applied' && may('certificate.refuse') && offer('refuse', t.refuse)}
      {row.state === 'approved' && may('certificate.issue') && offer('issue', t.make, true)}
    </Flex>
  );
}

function Decide({ act: { kind, application }, onClose }: { act: Act; onClose: () => void }) {
  const t = useTexts().officers;
  const send = (opinion: string, read: Versioned) =>
    kind === 'approve'
      ? api.POST('/api/certificate-applications/{id}/approve', { ...asRead(read), body: { opinion } })
      : api.POST('/api/certificate-applications/{id}/refuse', { ...asRead(read), body: { opinion } });
  return (
    <ReasonModal
      draft={`certificate.${kind}/${application.id}`}
      title={`${kind === 'approve' ? t.approve : t.refuse} ${application.officerName}`}
      label={t.opinion}
      about={application}
      send={(opinion, read) => value(send(opinion, read))}
      onClose={onClose}
    />
  );
}

function Issue({ application, onClose }: { application: Application; onClose: () => void }) {
  const t = useTexts().officers;
  return (
    <FormModal<Schemas['NewCardInput']>
      draft={`certificate.issue/${application.id}`}
      title={`${t.make} ${application.officerName}`}
      initial={{ issuedOn: chinaToday() }}
      onClose={onClose}
      about={application}
      send={(body, read) =>
        value(
          api.POST('/api/certificate-applications/{id}/issue', {
            ...asRead(read),
            body,
          }),
        )
      }
    >
      <CardFields>
        <Field name="issuedOn" label={t.issuedOn}>
          <DayField />
        </Field>
        <Field name="validThrough" label={t.validThrough} optional extra={t.validHint}>
          <DayField future />
        </Field>
      </CardFields>
    </FormModal>
  );
}
