import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { api, type Schemas, value } from '../api/client';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

interface Values {
  receiptNumber: string;
  receivedOn: Dayjs;
  rejected?: string;
}

/** The platform's answer to one file; lines it sent back are typed as they stand in its answer. */
export function ReceiptModal({
  batch,
  onClose,
}: {
  batch: Schemas['ExchangeBatchView'];
  onClose: () => void;
}) {
  const texts = useTexts();
  const t = texts.exchange;
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const record = useMutation({
    mutationFn: ({ receiptNumber, receivedOn, rejected }: Values) =>
      value(
        api.POST('/api/exchange/batches/{id}/receipt', {
          params: { path: { id: batch.id } },
          body: { receiptNumber, receivedOn: receivedOn.format('YYYY-MM-DD'), rejected: linesOf(rejected) },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const required = (label: string) => [{ required: true, message: texts.app.required(label) }];
  return (
    <Modal
      open
      title={`${t.batch(batch.seq)} · ${t.enterReceipt}`}
      okText={texts.app.submit}
      cancelText={texts.app.cancel}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form form={form} layout="vertical" onFinish={(values) => record.mutate(values)}>
        <Form.Item name="receiptNumber" label={t.receiptNumber} rules={required(t.receiptNumber)}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="receivedOn" label={t.receivedOn} rules={required(t.receivedOn)}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="rejected" label={t.rejected} extra={t.rejectedHint}>
          <Input.TextArea rows={4} />
        </Form.Item>
        <Refusal error={record.error} />
      </Form>
    </Modal>
  );
}

/** `3 文号重复` on a line of its own. */
function linesOf(typed = ''): { no: number; message: string }[] {
  return [...typed.matchAll(/^\s*(\d{1,4})[\s.、:：]+(\S.*)$/gm)].map(([, no, message]) => ({
    no: Number(no),
    message: message!.trim(),
  }));
}
