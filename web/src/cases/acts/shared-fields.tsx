import { Col, Row, Select } from 'antd';
import { DayField, MomentField } from '../../common/fields/DayField';
import { Field, LineField, options } from '../../common/fields/Field';
import { OfficersField } from '../../common/fields/OfficersField';
import { useTexts } from '../../texts';

/** Who acted, and from when to when. */
export function AtWorkFields() {
  const { acts: a } = useTexts();
  return (
    <>
      <Row gutter={12}>
        <Col xs={24} sm={12}>
          <Field name="from" label={a.from}>
            <MomentField />
          </Field>
        </Col>
        <Col xs={24} sm={12}>
          <Field name="to" label={a.to}>
            <MomentField />
          </Field>
        </Col>
      </Row>
      <Field name="officerIds" label={a.officers} extra={a.officersHint}>
        <OfficersField />
      </Field>
    </>
  );
}

export function DeliveryFields() {
  const texts = useTexts();
  const { acts: a } = texts;
  return (
    <Row gutter={12}>
      <Col xs={24} sm={12}>
        <Field name="method" label={a.method}>
          <Select options={options(texts.serviceMethods)} />
        </Field>
      </Col>
      <Col xs={24} sm={12}>
        <Field name="receivedOn" label={a.receivedOn}>
          <DayField />
        </Field>
      </Col>
    </Row>
  );
}

export function OnDay({ label, name = 'on', future }: { label?: string; name?: string; future?: boolean }) {
  const { acts: a } = useTexts();
  return (
    <Field name={name} label={label ?? a.on}>
      <DayField future={future} />
    </Field>
  );
}

export function WitnessField() {
  const { acts: a } = useTexts();
  return <LineField name="witness" label={a.witness} optional maxLength={60} />;
}
