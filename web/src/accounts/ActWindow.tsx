import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Modal } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { asRead } from '../api/versions';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useAsRead } from '../common/use-as-read';
import { useTexts } from '../texts';
import type { AccountAct } from './AccountActs';
import { type Account, DecideRoles, ProposeRoles, RejectRoles } from './RolesModals';

interface Props {
  act: AccountAct;
  account: Account;
  /** A link came of it, to be shown once. */
  onIssued: (issued: Schemas['LinkView'], resting: boolean) => void;
  onClose: () => void;
}

/** The window of one act on one account. It belongs to the page: a turned telephone must not lose what was typed. */
export function ActWindow({ act, account, onIssued, onClose }: Props) {
  const { accounts: t } = useTexts();
  if (act === 'propose') return <ProposeRoles account={account} onClose={onClose} />;
  if (act === 'decide') return account.proposal ? <DecideRoles account={account} onClose={onClose} /> : null;
  if (act === 'withdraw')
    return <RejectRoles account={account} title={t.decide.withdraw} onClose={onClose} />;
  if (act === 'link' || act === 'unlock' || act === 'endSessions')
    return <AskFirst {...{ act, account, onIssued, onClose }} />;
  return (
    <ReasonModal
      draft={`account.${act}/${account.id}`}
      title={t.actOn(t.acts[act], account.name)}
      maxLength={500}
      onClose={onClose}
      about={account}
      send={async (reason, read) => {
        const call = { ...asRead(read), body: { reason } };
        if (act === 'disable') return value(api.POST('/api/accounts/{id}/disable', call));
        if (act === 'enable') return value(api.POST('/api/accounts/{id}/enable', call));
        const issued = await value(api.POST('/api/accounts/{id}/password-reset', call));
        return onIssued(issued, account.roles.length > 0);
      }}
    />
  );
}

function AskFirst({ act, account, onIssued, onClose }: Props & { act: 'link' | 'unlock' | 'endSessions' }) {
  const texts = useTexts();
  const t = texts.accounts;
  const { message } = App.useApp();
  const client = useQueryClient();
  const { read, readAgain } = useAsRead(account);
  const path = asRead(read);
  const send = useMutation({
    mutationFn: async () => {
      if (act === 'link') return onIssued(await value(api.POST('/api/accounts/{id}/link', path)), false);
      if (act === 'unlock') return value(api.POST('/api/accounts/{id}/unlock', path));
      return value(api.POST('/api/accounts/{id}/end-sessions', path));
    },
    onSuccess: async () => {
      if (act !== 'link') message.success(texts.app.saved);
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t.actOn(t.acts[act], account.name)}
      okText={texts.app.submit}
      cancelText={texts.app.cancel}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={onClose}
    >
      {t.ask[act]}
      <Refusal error={send.error} readAgain={() => readAgain().then(send.reset)} />
    </Modal>
  );
}
