import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Modal, Radio } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { versionRead } from '../api/versions';
import { Field, ProseField } from '../common/fields/Field';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { Refusal } from '../common/Refusal';
import { useAsRead } from '../common/use-as-read';
import { useTexts } from '../texts';
import type { Disclosure } from './plan';

type Assessment = Schemas['MatterAssessmentInput'];

/**
 * 行政处罚法 48: a penalty of some social impact is made public; whether it is, is judged and kept with its reason. Of
 * other decisions the office judges whether they are made public; of a licence the law has (行政许可法 40).
 */
export function AssessModal({ disclosure, onClose }: { disclosure: Disclosure; onClose: () => void }) {
  const { disclosure: t, matters, app } = useTexts();
  const { kind, matterId: id } = disclosure;
  const client = useQueryClient();
  const { read, readAgain } = useAsRead(disclosure);
  const [form] = Form.useForm<Assessment>();
  const chosen = Form.useWatch('socialImpact', form);
  const licence = kind === 'licence';
  const title = kind === 'penalty' ? t.assess : matters.assess;
  const draft = useDraft(form, `disclosure.assess/${kind}.${id}`, title);
  const assess = useMutation({
    mutationFn: (body: Assessment) =>
      draft.issue(() =>
        value(
          api.POST('/api/matters/{kind}/{id}/disclosure-assessment', {
            params: { path: { kind, id }, header: versionRead(read) },
            body,
          }),
        ),
      ),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={app.submit}
      cancelText={app.cancel}
      confirmLoading={assess.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        name="assessment"
        layout="vertical"
        initialValues={licence ? { socialImpact: true } : {}}
        onValuesChange={draft.changed}
        onFinish={(values) => assess.mutate(values)}
      >
        <DraftOffer draft={draft} />
        {licence && <Alert type="info" showIcon title={matters.licenceHint} style={{ marginBottom: 12 }} />}
        <Field
          name="socialImpact"
          label={kind === 'penalty' ? t.socialImpact : matters.toPublish}
          extra={kind === 'penalty' || licence ? undefined : matters.toPublishHint}
        >
          <Radio.Group
            options={[
              { value: true, label: licence ? matters.publishLicence : app.yes },
              { value: false, label: licence ? matters.keepBack : app.no },
            ]}
          />
        </Field>
        {(!licence || chosen === false) && (
          <ProseField
            name="reason"
            label={licence ? matters.keepBackReason : app.reason}
            rows={3}
            maxLength={1000}
          />
        )}
        <Refusal error={assess.error} readAgain={() => readAgain().then(assess.reset)} />
        <DraftStatus draft={draft} />
      </Form>
    </Modal>
  );
}
