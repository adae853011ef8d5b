import { Form, Radio, Select } from 'antd';
import { api, type Schemas, value } from '../../api/client';
import { chinaToday } from '../../common/china-time';
import { Field, options, ProseField } from '../../common/fields/Field';
import { useTexts } from '../../texts';
import { actForm, at } from './act-form';
import { OnDay } from './shared-fields';

type Vote = Schemas['VoteInput']['vote'];
interface Values extends Omit<Schemas['DiscussionInput'], 'votes'> {
  votes: Record<string, Vote>;
}

function DiscussionFields() {
  const { acts: a, votes: t } = useTexts();
  const present = (Form.useWatch('participants') as string[] | undefined) ?? [];
  return (
    <>
      <OnDay />
      <Field name="participants" label={a.participants} extra={a.participantsHint}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ' ']} />
      </Field>
      <Field name="chair" label={t.chair}>
        <Radio.Group aria-label={t.chair} options={present.map((name) => ({ value: name, label: name }))} />
      </Field>
      <ProseField name="minutes" label={a.minutes} rows={6} maxLength={20_000} />
      {present.length > 0 && (
        <p style={{ marginBottom: 8 }}>
          <strong>{t.votes}</strong> {t.hint}
        </p>
      )}
      {present.map((name) => (
        <Field key={name} name={['votes', name]} label={name}>
          <Radio.Group aria-label={`${t.votes} ${name}`} options={options(t.words)} />
        </Field>
      ))}
      <ProseField name="conclusion" label={a.conclusion} rows={2} maxLength={2000} />
    </>
  );
}
export const discuss = actForm<Values>({
  Fields: DiscussionFields,
  initial: () => ({ on: chinaToday() }),
  send: (file, { votes, ...body }) => {
    // A name taken out again may have left its vote behind.
    const said = body.participants.map((name) => ({ name, vote: votes[name]! }));
    return value(api.POST('/api/cases/{id}/discussion', { ...at(file), body: { ...body, votes: said } }));
  },
});
