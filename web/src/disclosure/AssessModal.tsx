import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal, Radio } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { Field, ProseField } from '../common/fields/Field';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

/** 行政处罚法 48: a decision of some social impact is made public; whether it is, is judged and kept with its reason. */
export function AssessModal({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.disclosure;
  const client = useQueryClient();
  const [form] = Form.useForm<Schemas['AssessmentInput']>();
  const assess = useMutation({
    mutationFn: (body: Schemas['AssessmentInput']) =>
      value(api.POST('/api/cases/{id}/disclosure-assessment', { params: { path: { id: caseId } }, body })),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t.assess}
      okText={texts.app.submit}
      cancelText={texts.app.cancel}
      confirmLoading={assess.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form form={form} name="assessment" layout="vertical" onFinish={(values) => assess.mutate(values)}>
        <Field name="socialImpact" label={t.socialImpact}>
          <Radio.Group
            options={[
              { value: true, label: texts.app.yes },
              { value: false, label: texts.app.no },
            ]}
          />
        </Field>
        <ProseField name="reason" label={texts.app.reason} rows={3} maxLength={1000} />
        <Refusal error={assess.error} />
      </Form>
    </Modal>
  );
}
