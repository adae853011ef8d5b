import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Col, Divider, Form, Radio, Row } from 'antd';
import { useNavigate } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { chinaToday } from '../common/china-time';
import { MomentField } from '../common/fields/DayField';
import { Field, TickField, YuanField } from '../common/fields/Field';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { fenOf } from '../common/money';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useMe } from '../session/session';
import { useTexts } from '../texts';
import { BasisField } from './acts/draft';
import { leadOf } from './lead';
import { LeadFields } from './LeadFields';

interface SpotValues extends Omit<Schemas['OnTheSpotInput'], 'fineFen' | 'collectedFen'> {
  fine?: string;
  collected?: string;
}

function spotOf({ fine, collected, ...values }: SpotValues): Schemas['OnTheSpotInput'] {
  const fined = values.penalty === 'fine';
  return {
    ...values,
    ...leadOf(values),
    fineFen: fined ? (fenOf(fine ?? '') ?? 0) : 0,
    collectedFen: fined ? (fenOf(collected ?? '') ?? 0) : 0,
    hardToCollectLater: values.hardToCollectLater ?? false,
    partySigned: values.partySigned ?? false,
  };
}

/** 简易程序 (行政处罚法 51–53): found, told, heard and decided on the spot. */
export default function OnTheSpotPage() {
  const texts = useTexts();
  const { acts: a } = texts;
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<SpotValues>();
  const title = a.titles['case.decide-on-the-spot']!;
  const draft = useDraft(form, 'case.decide-on-the-spot/new', title);
  const fined = Form.useWatch('penalty', form) === 'fine';
  const decide = useMutation({
    mutationFn: (values: SpotValues) =>
      draft.issue(() => value(api.POST('/api/on-the-spot-decisions', { body: spotOf(values) }))),
    onSuccess: async ({ id }) => {
      void message.success(`${title}${texts.app.colon}${texts.app.saved}`);
      await client.invalidateQueries({ queryKey: ['cases'] });
      void navigate(`/cases/${id}`);
    },
  });
  return (
    <>
      <PageTitle title={texts.menu.onTheSpot} />
      <Alert showIcon type="info" title={a.spotLimit} style={{ marginBottom: 16 }} />
      <Card styles={{ body: { paddingTop: 4 } }}>
        <Form
          form={form}
          name="spot"
          layout="vertical"
          scrollToFirstError
          initialValues={{
            partyKind: 'person',
            source: 'inspection',
            actEndedOn: chinaToday(),
            discoveredOn: chinaToday(),
            penalty: 'fine',
            basis: [''],
            officerIds: me.officerId ? [me.officerId] : [],
          }}
          onValuesChange={draft.changed}
          onFinish={(values) => decide.mutate(values)}
        >
          <DraftOffer draft={draft} />
          <LeadFields />
          <Divider titlePlacement="start">{a.penaltySection}</Divider>
          <Row gutter={16}>
            <Col xs={24} md={8}>
              <Field name="at" label={a.at}>
                <MomentField />
              </Field>
            </Col>
            <Col xs={24} md={16}>
              <Field name="penalty" label={a.spotPenalty}>
                <Radio.Group
                  options={[texts.penalties.warning!, texts.penalties.fine!].map((label, i) => ({
                    label,
                    value: i ? 'fine' : 'warning',
                  }))}
                />
              </Field>
            </Col>
            {fined && (
              <>
                <Col xs={12} md={8}>
                  <YuanField name="fine" label={a.fine} />
                </Col>
                <Col xs={12} md={8}>
                  <YuanField name="collected" label={a.collected} optional />
                </Col>
                <Col xs={24} md={8} style={{ alignSelf: 'center' }}>
                  <TickField name="hardToCollectLater" label={a.hardToCollectLater} />
                </Col>
              </>
            )}
          </Row>
          <BasisField />
          <TickField name="certificatesShown" label={a.certificatesShown} must />
          <TickField name="partyHeard" label={a.partyHeard} must />
          <TickField name="partySigned" label={a.partySigned} />
          <Refusal error={decide.error} />
          <Button type="primary" size="large" htmlType="submit" loading={decide.isPending}>
            {title}
          </Button>{' '}
          <DraftStatus draft={draft} />
        </Form>
      </Card>
    </>
  );
}
