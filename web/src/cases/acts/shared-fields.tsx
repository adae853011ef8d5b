import { Checkbox, Col, Row, Select } from 'antd';
import type { CaseFile } from '../../api/client';
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

/** The things still held of a kind: which of them the act is about. */
export function ItemsField({ file, kind }: { file: CaseFile; kind: CaseFile['items'][number]['kind'] }) {
  const { acts: a } = useTexts();
  const words = Object.fromEntries(heldItems(file, kind).map(({ id, description }) => [id, description]));
  return (
    <Field name="itemIds" label={a.whichItems}>
      <Checkbox.Group options={options(words)} style={{ display: 'grid' }} />
    </Field>
  );
}

export const heldItems = (file: CaseFile, kind: CaseFile['items'][number]['kind']) =>
  file.items.filter((item) => item.kind === kind && !item.releasedOn);

/** All things of the list where one alone is open: several are chosen by hand. */
export function itemsAtFirst(file: CaseFile, kind: CaseFile['items'][number]['kind']): string[] {
  const held = heldItems(file, kind);
  const lists = new Set(held.map(({ holdingId }) => holdingId));
  return lists.size === 1 ? held.map(({ id }) => id) : [];
}

export function WitnessField() {
  const { acts: a } = useTexts();
  return <LineField name="witness" label={a.witness} optional maxLength={60} />;
}
