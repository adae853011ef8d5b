import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, value } from '../api/client';
import { asRead } from '../api/versions';
import { type Problem, RefusedError } from '../api/problem';
import { Day, DaysLeft } from '../common/Day';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { Rule } from '../common/Rule';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { AssessModal } from './AssessModal';
import { DisclosureState } from './DisclosureState';
import { type Disclosure, type Plan, planOf, samePlan } from './plan';
import { ReleaseModal, WithdrawModal } from './ReleaseModals';

export function DisclosureHeader({ disclosure, plan }: { disclosure: Disclosure; plan: Plan }) {
  const texts = useTexts();
  const t = texts.disclosure;
  const waiting = !['published', 'withdrawn', 'assessed-private'].includes(disclosure.state);
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Flex justify="space-between" align="start" wrap gap={8}>
        <div>
          <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
            {disclosure.documentNumber} <Tag>{texts.matters.kinds[disclosure.kind]}</Tag>
            <DisclosureState state={disclosure.state} />
          </Typography.Title>
          <Flex wrap gap={12} style={{ marginTop: 4 }}>
            <Link
              to={
                disclosure.caseId
                  ? `/cases/${disclosure.caseId}`
                  : `/licences?q=${encodeURIComponent(disclosure.documentNumber ?? '')}`
              }
            >
              {disclosure.cause} · {disclosure.party}
            </Link>
            <span>
              {t.due} <Day day={disclosure.withdrawBy ?? disclosure.due} />{' '}
              {waiting && <DaysLeft left={disclosure.workingDaysLeft} />}
            </span>
            {disclosure.preparedByName && (
              <span>
                {t.preparer}
                {texts.app.colon}
                {disclosure.preparedByName}
              </span>
            )}
            {disclosure.releasedByName && (
              <span>
                {t.releaser}
                {texts.app.colon}
                {disclosure.releasedByName}
              </span>
            )}
            {disclosure.showThrough && disclosure.state === 'published' && (
              <span>
                {texts.publication.showThrough} {disclosure.showThrough}{' '}
                {disclosure.displayRule && <Rule id={disclosure.displayRule} />}
              </span>
            )}
            {disclosure.endedBy && disclosure.endedBy !== 'withdrawn' && (
              <span>{texts.publication.endings[disclosure.endedBy]}</span>
            )}
            {disclosure.publicPath && (
              <a href={disclosure.publicPath} target="_blank" rel="noreferrer">
                {t.onPortal}
              </a>
            )}
          </Flex>
          {disclosure.impactReason && (
            <Typography.Text type="secondary">
              {disclosure.kind === 'penalty' ? t.socialImpact : texts.matters.toPublish}
              {texts.app.colon}
              {disclosure.socialImpact ? texts.app.yes : texts.app.no}（{disclosure.impactReason}）
            </Typography.Text>
          )}
        </div>
        <Actions disclosure={disclosure} plan={plan} />
      </Flex>
      {disclosure.state === 'assessed-private' && (
        <Alert
          type="info"
          showIcon
          style={{ marginTop: 8 }}
          title={disclosure.kind === 'penalty' ? t.notPublic : texts.matters.notPublic}
        />
      )}
      {disclosure.state === 'drafted' && (
        <Alert type="info" showIcon style={{ marginTop: 8 }} title={t.fourEyes} />
      )}
      {disclosure.returnReason && disclosure.state === 'returned' && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 8 }}
          title={`${t.sendBack}${texts.app.colon}${disclosure.returnReason}`}
        />
      )}
      {disclosure.publicReason && (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 8 }}
          title={`${t.publicReason}${texts.app.colon}${disclosure.publicReason}`}
        />
      )}
      {disclosure.objection != null && (
        <Refusal
          error={
            new RefusedError({
              title: t.objection,
              status: 409,
              ...(disclosure.objection as Partial<Problem>),
            } as Problem)
          }
        />
      )}
    </Card>
  );
}

/** What this person may do with it now. */
function Actions({ disclosure, plan }: { disclosure: Disclosure; plan: Plan }) {
  const texts = useTexts();
  const t = texts.disclosure;
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'assess' | 'send-back' | 'release' | 'withdraw'>();
  // What has no id yet can only be assessed.
  const about = { id: disclosure.id ?? '', version: disclosure.version };
  const assessed = disclosure.id ? { ...disclosure, id: disclosure.id } : undefined;
  const done = (title: string) => ({
    onSuccess: async () => {
      void message.success(`${title}${texts.app.colon}${texts.app.saved}`);
      await client.invalidateQueries();
    },
  });
  const prepare = useMutation({
    mutationFn: () => value(api.POST('/api/disclosures/{id}/preparation', { ...asRead(about), body: plan })),
    ...done(t.prepare),
  });
  const { state } = disclosure;
  const assessable = ['unassessed', 'assessed', 'assessed-private', 'returned'].includes(state);
  const preparable =
    state === 'assessed' ||
    state === 'returned' ||
    (state === 'drafted' && (disclosure.filesChanged || !samePlan(plan, planOf(disclosure))));
  return (
    <div style={{ maxWidth: 560 }}>
      <Flex gap={8} wrap justify="end">
        {assessable && may('disclosure.assess') && (
          <Button type={state === 'unassessed' ? 'primary' : 'default'} onClick={() => setAsking('assess')}>
            {disclosure.kind === 'penalty' ? t.assess : texts.matters.assess}
          </Button>
        )}
        {preparable && may('disclosure.prepare') && (
          <Button type="primary" loading={prepare.isPending} onClick={() => prepare.mutate()}>
            {t.prepare}
          </Button>
        )}
        {state === 'drafted' && may('disclosure.send-back') && (
          <Button onClick={() => setAsking('send-back')}>{t.sendBack}</Button>
        )}
        {state === 'drafted' && may('disclosure.release') && (
          <Button type="primary" onClick={() => setAsking('release')}>
            {t.release}
          </Button>
        )}
        {state === 'published' && may('disclosure.withdraw') && (
          <Button danger onClick={() => setAsking('withdraw')}>
            {t.withdraw}
          </Button>
        )}
      </Flex>
      <Refusal error={prepare.error} readAgain={() => client.invalidateQueries().then(prepare.reset)} />
      {asking === 'assess' && <AssessModal disclosure={disclosure} onClose={() => setAsking(undefined)} />}
      {asking === 'send-back' && (
        <ReasonModal
          draft={`disclosure.send-back/${disclosure.id}`}
          title={t.sendBack}
          about={about}
          send={(reason, read) =>
            value(api.POST('/api/disclosures/{id}/send-back', { ...asRead(read), body: { reason } }))
          }
          onClose={() => setAsking(undefined)}
        />
      )}
      {assessed && asking === 'release' && (
        <ReleaseModal disclosure={assessed} onClose={() => setAsking(undefined)} />
      )}
      {assessed && asking === 'withdraw' && (
        <WithdrawModal disclosure={assessed} onClose={() => setAsking(undefined)} />
      )}
    </div>
  );
}
