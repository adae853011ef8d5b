import { Button, Card, Descriptions, Flex, Select, Tag } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Rule } from '../common/Rule';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

interface Props {
  item: Pick<Schemas['EvidenceView'], 'id' | 'caseId'>;
  kept: Schemas['RetentionView'];
}

/** How long the item is kept and why, what is on hold, and its disposal. */
export function RetentionCard({ item, kept }: Props) {
  const { vault: t, app, acts } = useTexts();
  const may = useMay();
  const [asking, setAsking] = useState<'hold' | 'holdCase' | 'classify' | 'propose'>();
  const at = { params: { path: { id: item.id } } };
  const close = () => setAsking(undefined);
  const { disposal } = kept;
  const open = !disposal || disposal.state === 'refused';
  const day = (until: string) => (until === 'permanent' ? t.permanent : until);
  return (
    <Card size="small" title={t.retention} style={{ marginBottom: 12 }}>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'until', label: t.until, children: <strong>{day(kept.until)}</strong> },
          ...kept.grounds.map((ground, key) => ({
            key,
            label: <Rule id={ground.ruleId} />,
            children: `${ground.category}${app.colon}${day(ground.until)}`,
          })),
          ...kept.holds.map((hold) => ({
            key: hold.id,
            label: t.heldUntil,
            children: (
              <>
                {hold.until} {hold.wholeCase && <Tag>{t.wholeCaseHold}</Tag>}
                <div>{[hold.reason, hold.authority, hold.heldByName].filter(Boolean).join(' · ')}</div>
              </>
            ),
          })),
          ...(disposal
            ? [
                {
                  key: 'disposal',
                  label: t.disposalStates[disposal.state],
                  children: (
                    <>
                      {`${disposal.proposedByName}${app.colon}${disposal.reason}`}
                      {disposal.decidedByName && <div>{disposal.decidedByName}</div>}
                      {disposal.certificateNumber && (
                        <a href={`/api/disposals/${disposal.id}/certificate`}>{disposal.certificateNumber}</a>
                      )}
                      {disposal.disposedAt && <div>{chinaMinute(disposal.disposedAt)}</div>}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {kept.caseOpen && <p style={{ margin: '8px 0 0' }}>{t.caseOpen}</p>}
      {kept.disposable && open && <p style={{ margin: '8px 0 0' }}>{t.disposable}</p>}
      <Flex gap={8} wrap style={{ marginTop: 8 }}>
        {may('evidence.hold') && open && (
          <>
            <Button onClick={() => setAsking('hold')}>{t.hold}</Button>
            <Button onClick={() => setAsking('holdCase')}>{t.holdCase}</Button>
          </>
        )}
        {may('evidence.classify') && open && (
          <Button onClick={() => setAsking('classify')}>{t.classify}</Button>
        )}
        {may('evidence.propose-disposal') && kept.disposable && open && (
          <Button danger onClick={() => setAsking('propose')}>
            {t.propose}
          </Button>
        )}
      </Flex>
      {(asking === 'hold' || asking === 'holdCase') && (
        <FormModal<Schemas['HoldInput']>
          draft={`evidence.${asking}/${item.id}`}
          title={t[asking]}
          onClose={close}
          send={({ authority, ...rest }) => {
            const body = { ...rest, ...(authority && { authority }) };
            return asking === 'hold'
              ? value(api.POST('/api/evidence/{id}/holds', { ...at, body }))
              : value(
                  api.POST('/api/cases/{id}/evidence-holds', {
                    params: { path: { id: item.caseId } },
                    body,
                  }),
                );
          }}
        >
          <Field name="until" label={t.holdUntil} extra={t.holdHint}>
            <DayField future />
          </Field>
          <ProseField name="reason" label={acts.reason} rows={2} maxLength={500} />
          <LineField name="authority" label={t.authority} optional />
        </FormModal>
      )}
      {asking === 'classify' && (
        <FormModal<Schemas['ClassInput']>
          draft={`evidence.classify/${item.id}`}
          title={t.classify}
          onClose={close}
          send={(body) => value(api.POST('/api/evidence/{id}/retention-classes', { ...at, body }))}
        >
          <Field name="category" label={t.category}>
            <Select options={kept.classes.map((name) => ({ value: name, label: name }))} />
          </Field>
          <ProseField name="reason" label={acts.reason} rows={2} maxLength={500} />
        </FormModal>
      )}
      {asking === 'propose' && (
        <FormModal<Schemas['DisposalInput']>
          draft={`evidence.propose-disposal/${item.id}`}
          title={t.propose}
          onClose={close}
          send={(body) => value(api.POST('/api/evidence/{id}/disposals', { ...at, body }))}
        >
          <ProseField name="reason" label={acts.reason} rows={2} maxLength={1000} />
        </FormModal>
      )}
    </Card>
  );
}
