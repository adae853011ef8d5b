import { Button, Dropdown, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { asRead, type Versioned } from '../api/versions';
import { chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import { CardFields } from './ChainCard';
import { type Card, isOpen, type OfficerFile } from './parts';

type Act = 'suspend' | 'restore' | 'revoke' | 'cancel' | 'loss' | 'reissue' | 'renew' | 'review';
type Change = Schemas['CertificateChangeInput'];

const PERMISSIONS: Record<Act, string> = {
  suspend: 'certificate.suspend',
  restore: 'certificate.restore',
  revoke: 'certificate.revoke',
  cancel: 'certificate.cancel',
  loss: 'certificate.report-loss',
  reissue: 'certificate.reissue',
  renew: 'certificate.renew',
  review: 'certificate.review',
};

/** What the state of a card admits; the server decides. */
function admitted(card: Card): Act[] {
  if (card.state === 'revoked') return [];
  if (card.state === 'cancelled') return ['revoke'];
  if (card.state === 'lost') return ['reissue', 'cancel', 'revoke'];
  const suspended = card.events.some(({ kind, to }) => kind === 'suspended' && !to);
  return [
    ...(suspended ? (['restore'] as const) : (['suspend'] as const)),
    ...(['valid', 'expired'].includes(card.state) ? (['renew'] as const) : []),
    'review',
    'loss',
    'cancel',
    'revoke',
  ];
}

/** The acts on one card, for those who may. */
export function CardActs({ file, card }: { file: OfficerFile; card: Card }) {
  const t = useTexts().officers;
  const may = useMay();
  const me = useMe();
  const [act, setAct] = useState<Act>();
  const own = me.officerId === file.id;
  const acts = admitted(card).filter(
    (name) => may(PERMISSIONS[name]) && (name !== 'loss' || own || may('certificate.cancel')),
  );
  if (acts.length === 0 || (!isOpen(card) && !may('certificate.revoke'))) return null;
  return (
    <>
      <Dropdown
        menu={{
          items: acts.map((key) => ({ key, label: t.acts[key], danger: key === 'revoke' })),
          onClick: ({ key }) => setAct(key as Act),
        }}
      >
        <Button size="small">⋯ {t.certificates}</Button>
      </Dropdown>
      {act === 'review' && <Review file={file} card={card} onClose={() => setAct(undefined)} />}
      {act === 'restore' && <Restore file={file} card={card} onClose={() => setAct(undefined)} />}
      {(act === 'reissue' || act === 'renew') && (
        <Replace file={file} card={card} act={act} onClose={() => setAct(undefined)} />
      )}
      {act && ['suspend', 'revoke', 'cancel', 'loss'].includes(act) && (
        <ChangeCard file={file} card={card} act={act as 'suspend'} onClose={() => setAct(undefined)} />
      )}
    </>
  );
}

interface Props {
  file: OfficerFile;
  card: Card;
  onClose: () => void;
}

/** A card is of its officer’s version. */
const cardOf = (file: OfficerFile, card: Card): Versioned => ({ id: card.id, version: file.version });

function ChangeCard({ file, card, act, onClose }: Props & { act: 'suspend' | 'revoke' | 'cancel' | 'loss' }) {
  const t = useTexts().officers;
  const send = (body: Change, read: Versioned) =>
    act === 'suspend'
      ? api.POST('/api/certificates/{id}/suspend', { ...asRead(read), body })
      : act === 'revoke'
        ? api.POST('/api/certificates/{id}/revoke', { ...asRead(read), body })
        : act === 'cancel'
          ? api.POST('/api/certificates/{id}/cancel', { ...asRead(read), body })
          : api.POST('/api/certificates/{id}/report-loss', { ...asRead(read), body });
  return (
    <FormModal<Change>
      draft={`certificate.${act}/${card.id}`}
      title={`${t.acts[act]} ${card.number}`}
      initial={{ from: chinaToday() }}
      onClose={onClose}
      about={cardOf(file, card)}
      send={(body, read) => value(send(body, read))}
    >
      <Field name="from" label={t.from}>
        <DayField />
      </Field>
      {act === 'suspend' && (
        <Field name="to" label={t.to} optional>
          <DayField />
        </Field>
      )}
      <ProseField name="cause" label={t.cause} rows={2} maxLength={1000} />
      <LineField name="document" label={t.document} />
    </FormModal>
  );
}

function Restore({ file, card, onClose }: Props) {
  const t = useTexts().officers;
  return (
    <FormModal<Schemas['RestoreInput']>
      draft={`certificate.restore/${card.id}`}
      title={`${t.acts.restore} ${card.number}`}
      initial={{ lastDay: chinaToday() }}
      onClose={onClose}
      about={cardOf(file, card)}
      send={(body, read) => value(api.POST('/api/certificates/{id}/restore', { ...asRead(read), body }))}
    >
      <Field name="lastDay" label={t.lastDay}>
        <DayField />
      </Field>
      <LineField name="document" label={t.document} optional />
    </FormModal>
  );
}

function Replace({ file, card, act, onClose }: Props & { act: 'reissue' | 'renew' }) {
  const t = useTexts().officers;
  const send = (body: Schemas['ReplacementInput'], read: Versioned) =>
    act === 'reissue'
      ? api.POST('/api/certificates/{id}/reissue', { ...asRead(read), body })
      : api.POST('/api/certificates/{id}/renew', { ...asRead(read), body });
  return (
    <FormModal<Schemas['ReplacementInput']>
      draft={`certificate.${act}/${card.id}`}
      title={`${t.acts[act]} ${card.number}`}
      initial={{ issuer: card.issuer, issuedOn: chinaToday() }}
      onClose={onClose}
      about={cardOf(file, card)}
      send={(body, read) => value(send(body, read))}
    >
      <CardFields>
        <Field name="issuedOn" label={t.issuedOn}>
          <DayField />
        </Field>
        <Field name="validThrough" label={t.validThrough} optional extra={t.validHint}>
          <DayField future />
        </Field>
        <LineField name="document" label={t.document} />
      </CardFields>
    </FormModal>
  );
}

function Review({ file, card, onClose }: Props) {
  const t = useTexts().officers;
  const lastYear = Number(chinaToday().slice(0, 4)) - 1;
  return (
    <FormModal<Schemas['AnnualVerdictInput']>
      draft={`certificate.review/${card.id}`}
      title={`${t.acts.review} ${card.number}`}
      initial={{ year: lastYear, outcome: 'passed' }}
      onClose={onClose}
      about={cardOf(file, card)}
      send={(body, read) => value(api.POST('/api/certificates/{id}/reviews', { ...asRead(read), body }))}
    >
      <Field name="year" label={t.reviewYear}>
        <InputNumber min={2015} max={lastYear} />
      </Field>
      <Field name="outcome" label={t.outcome}>
        <Radio.Group options={options({ passed: t.outcomes.passed!, failed: t.outcomes.failed! })} />
      </Field>
      <ProseField name="reason" label={t.reason} rows={2} maxLength={1000} optional />
    </FormModal>
  );
}
