import { Button, Card, Select, Steps, Tag } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { asRead } from '../api/versions';
import { Field, LineField, options } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useMay, useMe } from '../session/session';
import { useTexts } from '../texts';
import type { OfficerFile } from './parts';

const FIRST = ['training', 'special', 'public'] as const;

/** 培训 → 专门 → 公共 → 申请 → 审核 → 发证 → 年审: where one stands, and what is missing. */
export function ChainCard({ file }: { file: OfficerFile }) {
  const t = useTexts().officers;
  const may = useMay();
  const me = useMe();
  const [applying, setApplying] = useState(false);
  const card = file.certificates.filter(({ kind }) => kind === 'enforcement').at(-1);
  const application = file.applications.find(({ kind }) => kind === 'enforcement');
  const open = application && ['applied', 'approved'].includes(application.state);
  const met = new Map(file.conditions.map((condition) => [condition.key, condition.met]));
  const reviewed = card?.reviewsDue.filter(({ outcome }) => outcome === 'passed').length ?? 0;
  const done = [
    ...FIRST.map((key) => Boolean(card) || met.get(key) === true),
    Boolean(card || application),
    Boolean(card) || application?.state === 'approved',
    Boolean(card),
    reviewed > 0,
  ];
  const names = Object.values(t.chainSteps);
  const current = done.indexOf(false);
  const mayApply = may('certificate.apply') && (me.officerId === file.id || may('certificate.issue'));
  return (
    <Card
      size="small"
      title={t.chain}
      extra={
        mayApply &&
        !open &&
        (!card || ['revoked', 'cancelled', 'expired'].includes(card.state)) && (
          <Button type="primary" onClick={() => setApplying(true)}>
            {t.apply}
          </Button>
        )
      }
    >
      <Steps
        size="small"
        responsive
        current={current < 0 ? names.length : current}
        items={names.map((title, i) => ({
          title,
          status: done[i] ? 'finish' : i === current ? 'process' : 'wait',
        }))}
      />
      {open && <Tag color="blue">{application.state === 'applied' ? t.applied : t.approved}</Tag>}
      {!card && (
        <ul style={{ paddingInlineStart: 0, listStyle: 'none', margin: '12px 0 0' }}>
          {file.conditions.map(({ key, met: has, text }) => (
            <li key={key} style={{ padding: '4px 0' }}>
              <Tag color={has ? 'green' : 'red'}>{has ? t.met : t.missing}</Tag>
              {text}
            </li>
          ))}
        </ul>
      )}
      {applying && <Apply file={file} onClose={() => setApplying(false)} />}
    </Card>
  );
}

function Apply({ file, onClose }: { file: OfficerFile; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.officers;
  return (
    <FormModal<Schemas['CertificateWishInput']>
      draft={`certificate.apply/${file.id}`}
      title={t.apply}
      initial={{ kind: 'enforcement', fields: [], areas: [] }}
      onClose={onClose}
      about={file}
      send={(body, read) => value(api.POST('/api/officers/{id}/applications', { ...asRead(read), body }))}
    >
      <CardScope />
    </FormModal>
  );
}

/** Kind, fields and areas of a card. */
export function CardScope() {
  const texts = useTexts();
  const t = texts.officers;
  return (
    <>
      <Field name="kind" label={t.certificates}>
        <Select options={options(t.kinds)} />
      </Field>
      <Field name="fields" label={t.fields}>
        <Select mode="multiple" optionFilterProp="label" options={options(texts.fields)} />
      </Field>
      <Field name="areas" label={t.areas}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，']} />
      </Field>
    </>
  );
}

/** Number, issuer and days of a card that is made. */
export function CardFields({ children }: { children?: React.ReactNode }) {
  const t = useTexts().officers;
  return (
    <>
      <LineField name="number" label={t.number} maxLength={40} />
      <LineField name="issuer" label={t.issuer} />
      {children}
    </>
  );
}
