import { Alert, Col, Form, Input, Row, Select } from 'antd';
import { api, type CaseFile, type Schemas, value } from '../../api/client';
import { DayField } from '../../common/fields/DayField';
import { Field, LineField, options, ProseField } from '../../common/fields/Field';
import { OfficersField } from '../../common/fields/OfficersField';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';

type Values = Schemas['CorrectParticularsInput'];

const UNTIL_NOTICE = ['lead', 'filing-requested', 'investigating', 'concluded', 'notified'];

/** After the notice only what the party is reached by is corrected. */
const forServiceAlone = ({ state, noticedOn }: CaseFile): boolean =>
  noticedOn != null || !UNTIL_NOTICE.includes(state);

/** Only what is otherwise is filled in; what stands there now is shown beside each field, with its numbers hidden. */
function CorrectionFields({ file }: { file: CaseFile }) {
  const texts = useTexts();
  const { acts: a, app } = texts;
  const kind = (Form.useWatch('partyKind') as string | undefined) ?? file.partyKind;
  const service = forServiceAlone(file);
  const { party } = file;
  const now = (text?: string | null) => `${a.presently}${app.colon}${text || '—'}`;
  const whole = { xs: 24, sm: 12 };
  return (
    <>
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={service ? a.correctServiceOnly : a.correctHint}
      />
      {!service && (
        <>
          <LineField name="cause" label={a.cause} optional maxLength={120} extra={now(file.cause)} />
          <LineField name="place" label={a.place} optional extra={now(file.place)} />
          <Row gutter={12}>
            <Col {...whole}>
              <Field
                name="partyKind"
                label={a.partyKind}
                optional
                extra={now(texts.partyKinds[file.partyKind])}
              >
                <Select allowClear options={options(texts.partyKinds)} />
              </Field>
            </Col>
            <Col {...whole}>
              <LineField
                name={['party', 'name']}
                label={a.partyName}
                optional
                maxLength={120}
                extra={now(party.name)}
              />
            </Col>
            {kind !== 'person' && (
              <Col {...whole}>
                <Field
                  name={['party', 'creditCode']}
                  label={a.creditCode}
                  optional
                  extra={now(party.creditCode)}
                >
                  <Input maxLength={18} autoComplete="off" />
                </Field>
              </Col>
            )}
            {kind !== 'person' && (
              <Col {...whole}>
                <LineField
                  name={['party', 'representative']}
                  label={a.representative}
                  optional
                  maxLength={60}
                  extra={now(party.representative)}
                />
              </Col>
            )}
            {kind !== 'organisation' && (
              <Col {...whole}>
                <Field name={['party', 'idNumber']} label={a.idNumber} optional extra={now(party.idNumber)}>
                  <Input maxLength={18} autoComplete="off" />
                </Field>
              </Col>
            )}
            {kind === 'person' && (
              <>
                <Col {...whole}>
                  <Field name={['party', 'birthDay']} label={a.birthDay} optional extra={now(party.birthDay)}>
                    <DayField />
                  </Field>
                </Col>
                <Col {...whole}>
                  <Field
                    name={['party', 'sex']}
                    label={a.sex}
                    optional
                    extra={now(party.sex && a.sexes[party.sex])}
                  >
                    <Select allowClear options={options(a.sexes)} />
                  </Field>
                </Col>
              </>
            )}
          </Row>
        </>
      )}
      <LineField name={['party', 'address']} label={a.address} optional extra={now(party.address)} />
      <LineField name={['party', 'phone']} label={a.phone} optional maxLength={30} extra={now(party.phone)} />
      <Field name="remove" label={a.remove} optional>
        <Select
          mode="multiple"
          options={Object.entries(a.removable)
            .filter(([name]) => (service ? ['address', 'phone'].includes(name) : true))
            .filter(([name]) => Boolean(party[name as keyof typeof party]))
            .map(([name, label]) => ({ value: name, label }))}
        />
      </Field>
      <ProseField name="reason" label={a.reason} rows={2} maxLength={1000} />
    </>
  );
}

const filled = (fields: object): [string, unknown][] =>
  Object.entries(fields).filter(([, given]) => given != null && given !== '');

export const correctParticulars = actForm<Values>({
  Fields: CorrectionFields,
  send: (file, { party = {}, remove, reason, ...rest }) => {
    const tidy = (number?: string) => number?.replace(/\s/g, '').toUpperCase();
    const given = filled({
      ...party,
      creditCode: tidy(party.creditCode),
      idNumber: tidy(party.idNumber),
    });
    return value(
      api.POST('/api/cases/{id}/particulars', {
        ...at(file),
        body: {
          ...Object.fromEntries(filled(rest)),
          ...(given.length > 0 && { party: Object.fromEntries(given) }),
          ...(remove && remove.length > 0 && { remove }),
          reason,
        },
      }),
    );
  },
});

function OfficersFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <Field name="officerIds" label={a.newOfficers} extra={a.officersHint}>
        <OfficersField />
      </Field>
      <ProseField name="reason" label={a.reason} rows={3} maxLength={1000} />
    </>
  );
}
export const changeOfficers = actForm<Schemas['ChangeOfficersInput']>({
  Fields: OfficersFields,
  initial: (file) => ({ officerIds: file.officerIds }),
  send: (file, body) => value(api.POST('/api/cases/{id}/officers', { ...at(file), body })),
});
