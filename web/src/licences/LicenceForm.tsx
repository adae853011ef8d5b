import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Col, Drawer, Form, Row, Select } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead } from '../api/versions';
import { PartyFields } from '../cases/LeadFields';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options, ProseField } from '../common/fields/Field';
import { Loaded } from '../common/Loaded';
import { Refusal } from '../common/Refusal';
import { useAsRead } from '../common/use-as-read';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { useTexts } from '../texts';

type Input = Schemas['LicenceInput'];

/** Registers a licence, or corrects one that nobody outside has read yet. */
export function LicenceForm({ id, onClose }: { id?: string; onClose: () => void }) {
  const t = useTexts().matters;
  return (
    <Drawer
      open
      size="large"
      title={id ? t.correct : t.register}
      onClose={onClose}
      mask={{ closable: false }}
    >
      {id ? <Known id={id} onClose={onClose} /> : <Fields onClose={onClose} />}
    </Drawer>
  );
}

function Known({ id, onClose }: { id: string; onClose: () => void }) {
  const known = useQuery(queries.licence(id));
  return <Loaded query={known}>{(licence) => <Fields licence={licence} onClose={onClose} />}</Loaded>;
}

function Fields({ licence, onClose }: { licence?: Schemas['LicenceView']; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.matters;
  const client = useQueryClient();
  const [form] = Form.useForm<Input>();
  const name = licence ? `licence.correct/${licence.id}` : 'licence.register/new';
  const draft = useDraft(form, name, licence ? `${t.correct} · ${licence.number}` : t.register);
  const { read, readAgain } = useAsRead(licence);
  const send = useMutation({
    mutationFn: (typed: Input) => {
      const body = withoutEmpty(typed);
      return draft.issue(() =>
        read
          ? value(api.POST('/api/licences/{id}/correction', { ...asRead(read), body }))
          : value(api.POST('/api/licences', { body })),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Form
      form={form}
      name="licence"
      layout="vertical"
      initialValues={licence ?? { field: 'urban-management', holderKind: 'organisation', kind: 'ordinary' }}
      onValuesChange={draft.changed}
      onFinish={(values) => send.mutate(values)}
    >
      <DraftOffer draft={draft} />
      <Row gutter={16}>
        <Col xs={24} md={12}>
          <LineField name="documentName" label={t.documentName} maxLength={64} />
        </Col>
        <Col xs={24} md={12}>
          <LineField name="number" label={t.number} maxLength={64} />
        </Col>
        <Col xs={12}>
          <Field name="kind" label={t.licenceKind}>
            <Select options={options(t.licenceKinds)} />
          </Field>
        </Col>
        <Col xs={12}>
          <Field name="field" label={texts.acts.field}>
            <Select options={options(texts.fields)} />
          </Field>
        </Col>
        <Col xs={24} md={12}>
          <LineField name="certificateName" label={t.certificateName} maxLength={64} optional />
        </Col>
        <Col xs={24} md={12}>
          <LineField name="certificateNumber" label={t.certificateNumber} maxLength={64} optional />
        </Col>
        <Col xs={24} md={8}>
          <Field name="decidedOn" label={t.decidedOn}>
            <DayField />
          </Field>
        </Col>
        <Col xs={12} md={8}>
          <Field name="validFrom" label={t.validFrom}>
            <DayField future />
          </Field>
        </Col>
        <Col xs={12} md={8}>
          <Field name="validThrough" label={t.validThrough} extra={t.longTermHint} optional>
            <DayField future />
          </Field>
        </Col>
      </Row>
      <PartyFields
        party="holder"
        kindName="holderKind"
        words={{ title: t.holder, kind: t.holderKind, name: t.holderName }}
      />
      <ProseField name="content" label={t.content} rows={2} maxLength={4000} />
      <ProseField name="text" label={t.text} rows={8} maxLength={50_000} />
      <Refusal error={send.error} readAgain={() => readAgain().then(send.reset)} />
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {texts.app.submit}
      </Button>{' '}
      <DraftStatus draft={draft} />
    </Form>
  );
}

/** What was left empty is not sent, and nothing but what the form asks for. */
function withoutEmpty(typed: Input): Input {
  const filled = (entries: object) =>
    Object.fromEntries(Object.entries(entries).filter(([, v]) => v !== undefined && v !== '' && v !== null));
  return { ...filled(typed), holder: filled(typed.holder) } as Input;
}
