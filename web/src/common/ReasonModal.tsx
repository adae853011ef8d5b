import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import { useTexts } from '../texts';
import { ProseField } from './fields/Field';
import { Refusal } from './Refusal';

interface Props {
  title: string;
  label?: string;
  maxLength?: number;
  send: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** An act that asks for a reason and nothing else. */
export function ReasonModal({ title, label, maxLength = 1000, send, onClose }: Props) {
  const { app } = useTexts();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const act = useMutation({
    mutationFn: ({ reason }: { reason: string }) => send(reason),
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
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form form={form} name="reason" layout="vertical" onFinish={(values) => act.mutate(values)}>
        <ProseField name="reason" label={label ?? app.reason} rows={3} maxLength={maxLength} />
        <Refusal error={act.error} />
      </Form>
    </Modal>
  );
}
