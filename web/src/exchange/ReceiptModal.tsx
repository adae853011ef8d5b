import { api, type Schemas, value } from '../api/client';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';

interface Values {
  receiptNumber: string;
  receivedOn: string;
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
  const t = useTexts().exchange;
  return (
    <FormModal<Values>
      draft={`exchange.enter-receipt/${batch.id}`}
      title={`${t.batch(batch.seq)} · ${t.enterReceipt}`}
      send={({ receiptNumber, receivedOn, rejected }) =>
        value(
          api.POST('/api/exchange/batches/{id}/receipt', {
            params: { path: { id: batch.id } },
            body: { receiptNumber, receivedOn, rejected: linesOf(rejected) },
          }),
        )
      }
      onClose={onClose}
    >
      <LineField name="receiptNumber" label={t.receiptNumber} maxLength={100} />
      <Field name="receivedOn" label={t.receivedOn}>
        <DayField />
      </Field>
      <ProseField name="rejected" label={t.rejected} extra={t.rejectedHint} rows={4} optional />
    </FormModal>
  );
}

/** `3 文号重复` on a line of its own. */
function linesOf(typed = ''): { no: number; message: string }[] {
  return [...typed.matchAll(/^\s*(\d{1,4})[\s.、:：]+(\S.*)$/gm)].map(([, no, message]) => ({
    no: Number(no),
    message: message!.trim(),
  }));
}
