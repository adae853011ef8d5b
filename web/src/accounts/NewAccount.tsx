import { useQuery } from '@tanstack/react-query';
import { Form, Select, Typography } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { Field, LineField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useMe } from '../session/session';
import { useTexts } from '../texts';

type Typed = Omit<Schemas['NewAccountInput'], 'agencyId'>;

/** An account without roles and without a password; the link comes with it. */
export function NewAccount({
  onMade,
  onClose,
}: {
  onMade: (name: string, issued: Schemas['LinkView']) => void;
  onClose: () => void;
}) {
  const { accounts } = useTexts();
  const t = accounts.create;
  const me = useMe();
  return (
    <FormModal<Typed>
      draft="account.create/new"
      title={t.title}
      onClose={onClose}
      send={async (typed) => {
        const body = { ...typed, agencyId: me.agencyId };
        onMade(typed.name, await value(api.POST('/api/accounts', { body })));
      }}
    >
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <OfficerField />
      <LineField name="name" label={t.name} maxLength={60} />
      <LineField
        name="username"
        label={t.username}
        maxLength={60}
        extra={t.usernameHint}
        rules={[{ pattern: /^[a-z][a-z0-9._-]{2,}$/, message: t.badUsername }]}
      />
    </FormModal>
  );
}

/** Choosing the record fills in the name on it. */
function OfficerField() {
  const { accounts } = useTexts();
  const t = accounts.create;
  const form = Form.useFormInstance();
  const officers = useQuery(queries.officers());
  return (
    <Field name="officerId" label={t.officer} extra={t.officerHint} optional>
      <Select
        allowClear
        showSearch
        optionFilterProp="label"
        loading={officers.isLoading}
        options={(officers.data ?? []).map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` }))}
        onChange={(id?: string) => {
          const officer = officers.data?.find((one) => one.id === id);
          if (officer) form.setFieldValue('name', officer.name);
        }}
      />
    </Field>
  );
}
