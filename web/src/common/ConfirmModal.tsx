import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Versioned } from '../api/versions';
import { useTexts } from '../texts';
import { Refusal } from './Refusal';
import { useAsRead } from './use-as-read';

interface Props<T extends Versioned> {
  /** The name of the act; the button has it too. */
  act: string;
  about: T;
  /** What the act does, as the person reads it before he decides. */
  children: (read: T) => ReactNode;
  send: (read: T) => Promise<unknown>;
  onDone?: () => void;
  onClose: () => void;
  width?: number;
}

/** An act that cannot be undone: shows what it does, and asks once. */
export function ConfirmModal<T extends Versioned>({
  act,
  about,
  children,
  send,
  onDone,
  onClose,
  width,
}: Props<T>) {
  const { app } = useTexts();
  const client = useQueryClient();
  const { read, readAgain } = useAsRead(about);
  const doing = useMutation({
    mutationFn: () => send(read),
    onSuccess: async () => {
      onDone?.();
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={act}
      okText={act}
      cancelText={app.cancel}
      confirmLoading={doing.isPending}
      onOk={() => doing.mutate()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={width}
    >
      {children(read)}
      <Refusal error={doing.error} readAgain={() => readAgain().then(doing.reset)} />
    </Modal>
  );
}
