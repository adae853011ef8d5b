import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts';
import { Refusal } from './Refusal';

interface Props<V> {
  title: string;
  initial?: Partial<V>;
  send: (values: V) => Promise<unknown>;
  onDone?: (answer: unknown) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A small form over the page. A refusal stays in view and everything typed stays typed. */
export function FormModal<V extends object>({ title, initial, send, onDone, onClose, children }: Props<V>) {
  const { app } = useTexts();
  const client = useQueryClient();
  const [form] = Form.useForm<V>();
  const act = useMutation({
    mutationFn: send,
    onSuccess: async (answer) => {
      onDone?.(answer);
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
      <Form
        form={form}
        name="small"
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => act.mutate(values)}
      >
        {children}
        <Refusal error={act.error} />
      </Form>
    </Modal>
  );
}
