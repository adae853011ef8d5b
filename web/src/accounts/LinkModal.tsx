import { Alert, App, Button, Flex, Input, type InputRef, Modal, Typography } from 'antd';
import { useRef } from 'react';
import type { Schemas } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { useTexts } from '../texts';
import { copyText } from './copy';

interface Props {
  name: string;
  issued: Schemas['LinkView'];
  /** The roles rest until they are confirmed. */
  resting?: boolean;
  onClose: () => void;
}

/** Where PUBLIC_ORIGIN is not set the link would lead to the owner's own machine: this page's address does better. */
function reachable(link: string): string {
  const url = new URL(link);
  if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)) return link;
  return `${window.location.origin}${url.pathname}${url.hash}`;
}

/** A one-time link, shown once: it closes only by the word that it is handed over. */
export function LinkModal({ name, issued, resting, onClose }: Props) {
  const { accounts } = useTexts();
  const t = accounts.link;
  const { message } = App.useApp();
  const field = useRef<InputRef>(null);
  const link = reachable(issued.link);
  const copy = async () => {
    if (await copyText(link, field.current?.input ?? null)) message.success(t.copied);
  };
  return (
    <Modal
      open
      title={t.title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.close}
        </Button>
      }
    >
      <Typography.Paragraph>{t.lead(name)}</Typography.Paragraph>
      <Flex gap={8}>
        <Input
          ref={field}
          readOnly
          aria-label={t.label}
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>{t.copy}</Button>
      </Flex>
      <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
        {t.until(chinaMinute(issued.expiresAt))}
      </Typography.Paragraph>
      {resting && <Alert type="info" showIcon title={t.resting} />}
    </Modal>
  );
}
