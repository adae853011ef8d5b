import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Radio, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { asRead } from '../api/versions';
import { chinaMinute, chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

type Step = 'reply' | 'coordination' | 'referral';
const PERMISSION: Record<Step, string> = {
  reply: 'review.reply',
  coordination: 'review.coordinate',
  referral: 'review.refer',
};

/** What followed an opinion that found problems, and what may follow now. */
export function DisputesCard({ review }: { review: Schemas['ReviewView'] }) {
  const t = useTexts().dispute;
  const may = useMay();
  const { data } = useQuery(queries.reviewBackground(review.id));
  const [open, setOpen] = useState<Step>();
  const offered = (data?.openSteps ?? []).filter((step) => may(PERMISSION[step])) as Step[];
  return (
    <Card
      size="small"
      title={t.title}
      style={{ marginTop: 12 }}
      extra={
        <Flex gap={8}>
          {offered.map((step) => (
            <Button key={step} onClick={() => setOpen(step)}>
              {t.steps[step]}
            </Button>
          ))}
        </Flex>
      }
    >
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      {data?.disputes.map((step) => (
        <Taken key={step.id} step={step} />
      ))}
      {open && <StepForm step={open} review={review} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function Taken({ step }: { step: Schemas['DisputeView'] }) {
  const { app, dispute: t } = useTexts();
  return (
    <div style={{ borderTop: '1px solid #f0f0f0', paddingBlock: 8 }}>
      <strong>{t.steps[step.step]}</strong>{' '}
      {step.outcome && (
        <Tag color={['accepted', 'settled'].includes(step.outcome) ? 'green' : 'orange'}>
          {t.outcomes[step.outcome]}
        </Tag>
      )}
      <Typography.Text type="secondary">
        {step.byName} {chinaMinute(step.at)}
      </Typography.Text>
      <div className="paper">{step.text}</div>
      {step.done && (
        <div>
          {t.done}
          {app.colon}
          {step.done}
        </div>
      )}
      {step.persons.length > 0 && (
        <div>
          {t.persons}
          {app.colon}
          {step.persons.join('、')} {step.heldOn}
        </div>
      )}
    </div>
  );
}

interface StepProps {
  step: Step;
  review: Schemas['ReviewView'];
  onClose: () => void;
}

function StepForm({ step, review, onClose }: StepProps) {
  const t = useTexts().dispute;
  const one = ([key]: [string, string], keys: string[]) => keys.includes(key);
  const some = (...keys: string[]) =>
    Object.fromEntries(Object.entries(t.outcomes).filter((pair) => one(pair, keys)));
  if (step === 'reply')
    return (
      <FormModal<Schemas['ReplyInput']>
        draft={`review.reply/${review.id}`}
        title={t.steps.reply!}
        about={review}
        send={(body, read) => value(api.POST('/api/reviews/{id}/reply', { ...asRead(read), body }))}
        onClose={onClose}
      >
        <Field name="outcome" label={t.attitude}>
          <Radio.Group options={options(some('accepted', 'disputed'))} />
        </Field>
        <ProseField name="text" label={t.reply} maxLength={10_000} />
        <ProseField name="done" label={t.done} rows={2} />
      </FormModal>
    );
  if (step === 'coordination')
    return (
      <FormModal<Schemas['CoordinationInput']>
        draft={`review.coordinate/${review.id}`}
        title={t.steps.coordination!}
        initial={{ heldOn: chinaToday() }}
        about={review}
        send={(body, read) => value(api.POST('/api/reviews/{id}/coordination', { ...asRead(read), body }))}
        onClose={onClose}
      >
        <Field name="heldOn" label={t.heldOn}>
          <DayField />
        </Field>
        <Field name="persons" label={t.persons}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ' ']} />
        </Field>
        <ProseField name="text" label={t.minutes} rows={5} maxLength={20_000} />
        <Field name="outcome" label={t.outcome}>
          <Radio.Group options={options(some('settled', 'unresolved'))} />
        </Field>
      </FormModal>
    );
  return (
    <FormModal<Schemas['ReferralInput']>
      draft={`review.refer/${review.id}`}
      title={t.steps.referral!}
      about={review}
      send={(body, read) => value(api.POST('/api/reviews/{id}/referral', { ...asRead(read), body }))}
      onClose={onClose}
    >
      <ProseField name="text" label={t.question} maxLength={10_000} />
    </FormModal>
  );
}
