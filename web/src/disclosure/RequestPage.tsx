import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Checkbox, Col, Descriptions, Flex, Form, Radio, Row } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead } from '../api/versions';
import { ConfirmModal } from '../common/ConfirmModal';
import { Day, DaysLeft } from '../common/Day';
import { Field, ProseField } from '../common/fields/Field';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useAsRead } from '../common/use-as-read';
import { useMay } from '../session/session';
import { DraftOffer, DraftStatus } from '../drafts/DraftBar';
import { useDraft } from '../drafts/use-draft';
import { useTexts } from '../texts';
import { addressOf } from './address';
import { isWaiting, State } from './RequestsPage';

type Asked = Schemas['RequestView'];
type Answer = Schemas['RequestAnswerInput'];
const GROUNDS = ['fulfilled', 'remedied', 'notRepeated', 'notListed', 'safety'] as const;

export default function RequestPage() {
  const { id = '' } = useParams();
  const asked = useQuery(queries.request(id));
  return <Loaded query={asked}>{(data) => <RequestView key={data.id} asked={data} />}</Loaded>;
}

/** One request of the public beside its answer. */
function RequestView({ asked }: { asked: Asked }) {
  const texts = useTexts();
  const t = texts.requests;
  const may = useMay();
  const rows: [string, ReactNode][] = [
    [t.received, <Day day={asked.receivedOn} />],
    [texts.days.due, `${asked.due}（${asked.dueRule}）`],
    [t.record, asked.matterId && <Link to={addressOf(asked)}>{t.openRecord}</Link>],
    [t.applicant, asked.name],
    [t.contact, asked.contact],
    [t.words, <span className="paper">{asked.text}</span>],
    [t.claims, asked.claims.map((ground) => t.grounds[ground]).join('；')],
    [t.findings, (asked.findings ?? []).map((ground) => t.grounds[ground]).join('；')],
    [t.answered, asked.answer],
    [t.answeredBy, asked.answeredByName],
    [t.settledBy, asked.settledByName],
    [t.ofDay, asked.settledOn],
  ];
  return (
    <>
      <PageTitle
        title={t.kinds[asked.kind] ?? ''}
        extra={
          <span>
            <State row={asked} />
            {isWaiting(asked.state) && <DaysLeft left={asked.workingDaysLeft} />}
          </span>
        }
      />
      <Row gutter={[12, 12]}>
        <Col xs={24} lg={12}>
          <Card size="small">
            <Descriptions
              bordered
              size="small"
              column={1}
              items={rows
                .filter(([, shown]) => Boolean(shown))
                .map(([label, children], key) => ({ key, label, children }))}
            />
          </Card>
        </Col>
        <Col xs={24} lg={12}>
          {asked.state === 'open' && may('request.answer') && <AnswerForm asked={asked} />}
          {asked.state === 'proposed' && may('disclosure.stop-early') && <SecondPerson asked={asked} />}
        </Col>
      </Row>
    </>
  );
}

function AnswerForm({ asked }: { asked: Asked }) {
  const texts = useTexts();
  const t = texts.requests;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Answer>();
  const early = asked.kind === 'early-stop';
  const aboutRecord = asked.publicPath !== null;
  const { read, readAgain } = useAsRead(asked);
  const draft = useDraft(form, `request.answer/${asked.id}`, t.answerLabel);
  const send = useMutation({
    mutationFn: (body: Answer) =>
      draft.issue(() => value(api.POST('/api/requests/{id}/answer', { ...asRead(read), body }))),
    onSuccess: async () => {
      await client.invalidateQueries();
      message.success(texts.app.saved);
    },
  });
  return (
    <Card size="small" title={t.answered}>
      {asked.returnReason && (
        <Alert type="warning" showIcon title={t.returned} description={asked.returnReason} />
      )}
      {asked.objection && (
        <Alert type="info" showIcon title={(asked.objection as { detail?: string }).detail ?? ''} />
      )}
      <Form
        form={form}
        name="answer"
        layout="vertical"
        onValuesChange={draft.changed}
        // A complaint is answered, not granted.
        onFinish={(values) => send.mutate({ ...values, accepted: aboutRecord ? values.accepted : false })}
      >
        <DraftOffer draft={draft} />
        {early && (
          <Field name="findings" label={t.findings} optional>
            <Checkbox.Group
              options={GROUNDS.map((ground) => ({ value: ground, label: t.grounds[ground] }))}
            />
          </Field>
        )}
        {aboutRecord && (
          <Field name="accepted" label={t.decision}>
            <Radio.Group
              options={[
                { value: true, label: early ? t.acceptStop : t.accept },
                { value: false, label: t.refuse },
              ]}
            />
          </Field>
        )}
        <ProseField name="answer" label={t.answerLabel} rows={4} maxLength={1000} />
        <Refusal error={send.error} readAgain={() => readAgain().then(send.reset)} />
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t.send}
        </Button>{' '}
        <DraftStatus draft={draft} />
      </Form>
    </Card>
  );
}

/** Stops what another proposed, or sends it back. */
function SecondPerson({ asked }: { asked: Asked }) {
  const t = useTexts().requests;
  const [asking, setAsking] = useState<'stop' | 'return'>();
  const close = () => setAsking(undefined);
  return (
    <Card size="small" title={t.states.proposed}>
      <Flex gap={8} wrap>
        <Button type="primary" onClick={() => setAsking('stop')}>
          {t.stop}
        </Button>
        <Button onClick={() => setAsking('return')}>{t.sendBack}</Button>
      </Flex>
      {asking === 'stop' && (
        <ConfirmModal
          act={t.stop}
          about={asked}
          send={(read) => value(api.POST('/api/requests/{id}/stop', asRead(read)))}
          onClose={close}
        >
          {({ publicPath }) => (
            <>
              <p>{t.stopSure}</p>
              {publicPath && (
                <a href={publicPath} target="_blank" rel="noreferrer">
                  {publicPath}
                </a>
              )}
            </>
          )}
        </ConfirmModal>
      )}
      {asking === 'return' && (
        <ReasonModal
          draft={`request.return/${asked.id}`}
          title={t.sendBack}
          about={asked}
          send={(reason, read) =>
            value(api.POST('/api/requests/{id}/return', { ...asRead(read), body: { reason } }))
          }
          onClose={close}
        />
      )}
    </Card>
  );
}
