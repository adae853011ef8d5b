import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Form } from 'antd';
import { useNavigate } from 'react-router';
import { api, value } from '../api/client';
import { chinaToday } from '../common/china-time';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMe } from '../session/session';
import { useTexts } from '../texts';
import { leadOf, type LeadValues } from './lead';
import { LeadFields } from './LeadFields';

export default function NewLeadPage() {
  const texts = useTexts();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<LeadValues>();
  const title = texts.acts.titles['case.register-lead']!;
  const draft = useDraft(form, 'case.register-lead/new', title);
  const register = useMutation({
    mutationFn: (values: LeadValues) =>
      draft.issue(() => value(api.POST('/api/cases', { body: leadOf(values) }))),
    onSuccess: async ({ id }) => {
      void message.success(`${title}${texts.app.colon}${texts.app.saved}`);
      await client.invalidateQueries({ queryKey: ['cases'] });
      void navigate(`/cases/${id}`);
    },
  });
  return (
    <>
      <PageTitle title={texts.menu.newLead} />
      <Card styles={{ body: { paddingTop: 4 } }}>
        <Form
          form={form}
          name="lead"
          layout="vertical"
          scrollToFirstError
          initialValues={{
            partyKind: 'individual-business',
            source: 'inspection',
            discoveredOn: chinaToday(),
            officerIds: me.officerId ? [me.officerId] : [],
          }}
          onValuesChange={draft.changed}
          onFinish={(values) => register.mutate(values)}
        >
          <DraftOffer draft={draft} />
          <LeadFields />
          <Refusal error={register.error} />
          <Button type="primary" size="large" htmlType="submit" loading={register.isPending}>
            {title}
          </Button>{' '}
          <DraftStatus draft={draft} />
        </Form>
      </Card>
    </>
  );
}
