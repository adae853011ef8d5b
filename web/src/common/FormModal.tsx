import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Versioned } from '../api/versions';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { useTexts } from '../texts';
import { Refusal } from './Refusal';
import { useAsRead } from './use-as-read';

interface OnNothing<V> {
  about?: undefined;
  send: (values: V) => Promise<unknown>;
}

/** An act on something: `about` is its view of now, `read` the one that the person had before him. */
interface OnSubject<V> {
  about: Versioned;
  send: (values: V, read: Versioned) => Promise<unknown>;
}

type Props<V> = (OnNothing<V> | OnSubject<V>) & {
  /** Name of the form and what it is about, `form/subject`: under it what is typed is kept as a draft. */
  draft: string;
  title: string;
  initial?: Partial<V>;
  onDone?: (answer: unknown) => void;
  onClose: () => void;
  children: ReactNode;
};

/** A small form over the page. A refusal stays in view and everything typed stays typed. */
export function FormModal<V extends object>({
  draft: name,
  title,
  initial,
  about,
  send,
  onDone,
  onClose,
  children,
}: Props<V>) {
  const { app } = useTexts();
  const client = useQueryClient();
  const [form] = Form.useForm<V>();
  const { read, readAgain } = useAsRead(about);
  const draft = useDraft(form, name, title);
  const act = useMutation({
    mutationFn: (values: V) => draft.issue(() => send(values, read!)),
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
        onValuesChange={draft.changed}
        onFinish={(values) => act.mutate(values)}
      >
        <DraftOffer draft={draft} />
        {children}
        <Refusal error={act.error} readAgain={() => readAgain().then(act.reset)} />
        <DraftStatus draft={draft} />
      </Form>
    </Modal>
  );
}
