import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Versioned } from '../api/versions';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { useTexts } from '../texts';
import { ProseField } from './fields/Field';
import { Refusal } from './Refusal';
import { useAsRead } from './use-as-read';

interface OnNothing {
  about?: undefined;
  send: (reason: string) => Promise<unknown>;
}

/** An act on something: `about` is its view of now, `read` the one that the person had before him. */
interface OnSubject {
  about: Versioned;
  send: (reason: string, read: Versioned) => Promise<unknown>;
}

type Props = (OnNothing | OnSubject) & {
  /** Name of the act and what it is about, `form/subject`: under it what is typed is kept as a draft. */
  draft: string;
  title: string;
  label?: string;
  maxLength?: number;
  /** What the act does, above the field; the button then has the name of the act. */
  children?: ReactNode;
  width?: number;
  onClose: () => void;
};

/** An act that asks for a reason and nothing else. */
export function ReasonModal({
  draft: name,
  title,
  label,
  maxLength = 1000,
  children,
  width,
  about,
  send,
  onClose,
}: Props) {
  const { app } = useTexts();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const { read, readAgain } = useAsRead(about);
  const draft = useDraft(form, name, title);
  const act = useMutation({
    mutationFn: ({ reason }: { reason: string }) => draft.issue(() => send(reason, read!)),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={title}
      okText={children ? title : app.submit}
      width={width}
      cancelText={app.cancel}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form
        form={form}
        name="reason"
        layout="vertical"
        onValuesChange={draft.changed}
        onFinish={(values) => act.mutate(values)}
      >
        <DraftOffer draft={draft} />
        {children}
        <ProseField name="reason" label={label ?? app.reason} rows={3} maxLength={maxLength} />
        <Refusal error={act.error} readAgain={() => readAgain().then(act.reset)} />
        <DraftStatus draft={draft} />
      </Form>
    </Modal>
  );
}
