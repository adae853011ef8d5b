import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Descriptions, Flex, Form, Modal, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead } from '../api/versions';
import { chinaMinute } from '../common/china-time';
import { Field, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useAsRead } from '../common/use-as-read';
import { useSpeech, useTexts } from '../texts';

export type Account = Schemas['AccountView'];
type Role = Account['roles'][number];

export function RoleTags({ roles }: { roles: readonly Role[] }) {
  const texts = useTexts();
  if (roles.length === 0) return <>{texts.accounts.list.noRole}</>;
  return roles.map((role) => <Tag key={role}>{texts.roles[role]}</Tag>);
}

/** One administrator says which roles the account is to have. */
export function ProposeRoles({ account, onClose }: { account: Account; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.accounts.propose;
  return (
    <FormModal<Schemas['RolesInput']>
      draft={`account.propose-roles/${account.id}`}
      title={texts.accounts.actOn(t.title, account.name)}
      initial={{ roles: account.roles }}
      onClose={onClose}
      about={account}
      send={(body, read) => value(api.POST('/api/accounts/{id}/roles', { ...asRead(read), body }))}
    >
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <Field name="roles" label={texts.accounts.list.roles}>
        <Checkbox.Group options={options(texts.roles)} />
      </Field>
      <Incompatible />
      <ProseField name="reason" label={t.reason} rows={2} maxLength={500} />
    </FormModal>
  );
}

/** Says while they are chosen which roles do not go together, and why. */
function Incompatible() {
  const { texts, language } = useSpeech();
  const table = useQuery(queries.incompatibleRoles());
  const roles = Form.useWatch<Role[] | undefined>('roles') ?? [];
  const pairs = (table.data ?? []).filter((pair) => pair.roles.every((role) => roles.includes(role)));
  if (pairs.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={texts.accounts.propose.incompatible}
      description={pairs.map((pair) => (
        <div key={pair.roles.join()}>
          {pair.roles.map((role) => texts.roles[role]).join(' + ')}
          {texts.app.colon}
          {language === 'en' ? pair.reasonEn : pair.reason} ({pair.basis})
        </div>
      ))}
    />
  );
}

/** The second administrator sees what was proposed, by whom and why, and decides. */
export function DecideRoles({ account, onClose }: { account: Account; onClose: () => void }) {
  const texts = useTexts();
  const t = texts.accounts.decide;
  const client = useQueryClient();
  const [rejecting, setRejecting] = useState(false);
  const { read, readAgain } = useAsRead(account);
  const confirm = useMutation({
    mutationFn: () => value(api.POST('/api/accounts/{id}/roles/confirmation', asRead(read))),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const proposal = account.proposal!;
  if (rejecting) return <RejectRoles account={account} title={t.reject} onClose={onClose} />;
  return (
    <Modal
      open
      title={texts.accounts.actOn(t.title, account.name)}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Flex justify="end" gap={8}>
          <Button onClick={() => setRejecting(true)}>{t.reject}</Button>
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {t.confirm}
          </Button>
        </Flex>
      }
    >
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'now', label: t.now, children: <RoleTags roles={account.roles} /> },
          { key: 'then', label: t.then, children: <RoleTags roles={proposal.roles} /> },
          { key: 'reason', label: texts.app.reason, children: proposal.reason },
          {
            key: 'state',
            label: texts.accounts.list.state,
            children: account.ready ? t.ready : t.notReady,
          },
        ]}
      />
      <Typography.Paragraph type="secondary">
        {t.proposedBy(proposal.proposedByName, chinaMinute(proposal.proposedAt))}
      </Typography.Paragraph>
      <Alert type="info" showIcon title={t.ask} />
      <Refusal error={confirm.error} readAgain={() => readAgain().then(confirm.reset)} />
    </Modal>
  );
}

export function RejectRoles({
  account,
  title,
  onClose,
}: {
  account: Account;
  title: string;
  onClose: () => void;
}) {
  const { accounts } = useTexts();
  return (
    <ReasonModal
      draft={`account.reject-roles/${account.id}`}
      title={accounts.actOn(title, account.name)}
      label={accounts.decide.rejectReason}
      maxLength={500}
      onClose={onClose}
      about={account}
      send={(reason, read) =>
        value(api.POST('/api/accounts/{id}/roles/rejection', { ...asRead(read), body: { reason } }))
      }
    />
  );
}
