import { Col, Divider, Form, Input, Radio, Row, Select } from 'antd';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options, ProseField, TickField } from '../common/fields/Field';
import { OfficersField } from '../common/fields/OfficersField';
import { useTexts } from '../texts';

/** What is known when a matter is found: the act, the party, who handles it. */
export function LeadFields() {
  const texts = useTexts();
  const { acts: a } = texts;
  return (
    <>
      <Divider titlePlacement="start">{a.leadSection}</Divider>
      <Row gutter={16}>
        <Col xs={24} md={12}>
          <LineField name="cause" label={a.cause} maxLength={120} />
        </Col>
        <Col xs={12} md={6}>
          <Field name="field" label={a.field}>
            <Select options={options(texts.fields)} />
          </Field>
        </Col>
        <Col xs={12} md={6}>
          <Field name="source" label={a.source}>
            <Select options={options(texts.sources)} />
          </Field>
        </Col>
        <Col xs={24} md={12}>
          <LineField name="place" label={a.place} />
        </Col>
        <Col xs={12} md={6}>
          <Field name="actEndedOn" label={a.actEndedOn}>
            <DayField />
          </Field>
        </Col>
        <Col xs={12} md={6}>
          <Field name="discoveredOn" label={a.discoveredOn}>
            <DayField />
          </Field>
        </Col>
        <Col xs={24} md={12}>
          <ProseField name="summary" label={a.summary} rows={3} />
        </Col>
        <Col xs={24} md={12}>
          <Field name="officerIds" label={a.caseOfficers} extra={a.officersHint}>
            <OfficersField />
          </Field>
          <TickField name="gravelyHarmful" label={a.gravelyHarmful} />
        </Col>
      </Row>
      <PartyFields />
    </>
  );
}

/** A person, a shop or an organisation; the form says under which names. */
export function PartyFields({
  party = 'party',
  kindName = 'partyKind',
  words,
}: {
  party?: string;
  kindName?: string;
  /** Of one who is no party of a case. */
  words?: { title: string; kind: string; name: string };
}) {
  const texts = useTexts();
  const { acts: a } = texts;
  const kind = Form.useWatch(kindName) as string | undefined;
  const person = kind === 'person';
  return (
    <>
      <Divider titlePlacement="start">{words?.title ?? a.partySection}</Divider>
      <Row gutter={16}>
        <Col xs={24} md={12}>
          <Field name={kindName} label={words?.kind ?? a.partyKind}>
            <Radio.Group options={options(texts.partyKinds)} />
          </Field>
        </Col>
        <Col xs={24} md={12}>
          <LineField name={[party, 'name']} label={words?.name ?? a.partyName} maxLength={120} />
        </Col>
        {!person && (
          <>
            <Col xs={24} md={12}>
              <Field name={[party, 'creditCode']} label={a.creditCode} optional={kind !== 'organisation'}>
                <Input maxLength={18} autoComplete="off" />
              </Field>
            </Col>
            <Col xs={24} md={12}>
              <LineField name={[party, 'representative']} label={a.representative} optional maxLength={60} />
            </Col>
          </>
        )}
        {kind !== 'organisation' && (
          <Col xs={24} md={12}>
            <Field name={[party, 'idNumber']} label={a.idNumber} optional>
              <Input maxLength={18} autoComplete="off" />
            </Field>
          </Col>
        )}
        {person && (
          <>
            <Col xs={12} md={6}>
              <Field name={[party, 'birthDay']} label={a.birthDay} optional>
                <DayField />
              </Field>
            </Col>
            <Col xs={12} md={6}>
              <Field name={[party, 'sex']} label={a.sex} optional>
                <Select allowClear options={options(a.sexes)} />
              </Field>
            </Col>
          </>
        )}
        <Col xs={24} md={12}>
          <LineField
            name={[party, 'address']}
            label={a.address}
            optional
            extra={words ? undefined : a.addressHint}
          />
        </Col>
        <Col xs={24} md={12}>
          <LineField name={[party, 'phone']} label={a.phone} optional maxLength={30} />
        </Col>
      </Row>
    </>
  );
}
