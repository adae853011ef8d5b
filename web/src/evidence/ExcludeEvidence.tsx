import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { ProseField } from '../common/fields/Field';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

/** 行政处罚法 46: what was obtained unlawfully or cannot be verified is no ground of a decision; it stays in the file. */
export function ExcludeEvidence({ item, onClose }: { item: { id: string; title: string }; onClose: () => void }) {
  const texts = useTexts();
  const client = useQueryClient();
  const [form] = Form.useForm();
  const exclude = useMutation({
    mutationFn: (body: Schemas['ExclusionInput']) =>
      value(api.POST('/api/evidence/{id}/exclusion', { params: { path: { id: item.id } }, body })),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={`${texts.acts.titles['evidence.exclude']}：${item.title}`}
      okText={texts.app.submit}
      cancelText={texts.app.cancel}
      confirmLoading={exclude.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form form={form} layout="vertical" onFinish={(values) => exclude.mutate(values as Schemas['ExclusionInput'])}>
        <ProseField name="reason" label={texts.app.reason} rows={3} maxLength={500} />
        <Refusal error={exclude.error} />
      </Form>
    </Modal>
  );
}
