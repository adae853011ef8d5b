import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Input, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { chinaMinute } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options } from '../common/fields/Field';
import { OfficerField } from '../common/fields/OfficersField';
import { FormModal } from '../common/FormModal';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { Rule } from '../common/Rule';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

type Device = Schemas['DeviceView'];
const COLOURS = { 'in-service': 'green', 'out-of-service': 'orange', retired: 'default' } as const;

/** 执法记录仪 and 电子技术监控设备: who has which, and whether a fixed one may be used (REC-09). */
export default function DevicesPage() {
  const { devices: t } = useTexts();
  const may = useMay();
  const list = useQuery(queries.devices());
  const [adding, setAdding] = useState(false);
  const [kind, setKind] = useState('body-camera');
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          may('device.register') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t.register}
            </Button>
          )
        }
      />
      <Loaded query={list}>
        {(devices) =>
          devices.length === 0 ? (
            <Empty description={t.none} />
          ) : (
            devices.map((device) => <DeviceCard key={device.id} device={device} />)
          )
        }
      </Loaded>
      {adding && (
        <FormModal<Schemas['NewDeviceInput']>
          draft="device.register/new"
          title={t.register}
          initial={{ kind: 'body-camera' }}
          onClose={() => setAdding(false)}
          send={({ location, ...body }) =>
            value(api.POST('/api/devices', { body: { ...body, ...(location && { location }) } }))
          }
        >
          <Field name="kind" label={t.kind}>
            <Radio.Group
              options={options(t.kinds)}
              onChange={(event) => setKind(event.target.value as string)}
            />
          </Field>
          <LineField name="number" label={t.number} maxLength={60} extra={t.numberHint} />
          <LineField name="model" label={t.model} maxLength={100} />
          <LineField name="serial" label={t.serial} maxLength={100} />
          {kind === 'monitoring' && <LineField name="location" label={t.location} maxLength={300} />}
        </FormModal>
      )}
    </>
  );
}

function DeviceCard({ device }: { device: Device }) {
  const { devices: t, app } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'takeOut' | 'review' | 'publish' | 'state'>();
  const at = { params: { path: { id: device.id } } };
  const giveBack = useMutation({
    mutationFn: () => value(api.POST('/api/devices/{id}/return', { ...at, body: {} })),
    onSuccess: () => client.invalidateQueries(),
  });
  const close = () => setAsking(undefined);
  const fixed = device.kind === 'monitoring';
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Flex justify="space-between" gap={8} wrap>
        <strong>
          {device.number} · {device.model}
        </strong>
        <span>
          <Tag>{t.kinds[device.kind]}</Tag>
          <Tag color={COLOURS[device.state]}>{t.states[device.state]}</Tag>
        </span>
      </Flex>
      <div>{[`${t.serial}${app.colon}${device.serial}`, device.location].filter(Boolean).join(' · ')}</div>
      {!fixed && (
        <div>
          {device.holder
            ? `${t.heldBy}${app.colon}${device.holder.officerName}（${chinaMinute(device.holder.takenAt)}）`
            : t.inStock}
        </div>
      )}
      {fixed && (
        <div>
          <Rule id="REC-09" />
          {device.lacking.length === 0 ? (
            <Tag color="green">{t.usable}</Tag>
          ) : (
            device.lacking.map((lack) => (
              <Tag key={lack} color="red">
                {lack}
              </Tag>
            ))
          )}
          {device.reviews.map((review) => (
            <div key={review.kind + review.reviewedOn}>
              {`${t.reviews[review.kind]} ${review.reviewedOn} ${review.reviewer} ${review.outcome === 'passed' ? t.passed : t.failed}`}
            </div>
          ))}
          {device.publications.map((publication) => (
            <div key={publication.publishedOn + publication.location}>
              {`${t.published} ${publication.publishedOn} ${publication.medium} ${publication.location}`}
            </div>
          ))}
        </div>
      )}
      {device.handovers.length > 0 && (
        <details>
          <summary>{`${t.handovers}（${device.handovers.length}）`}</summary>
          {device.handovers.map((handover) => (
            <div key={handover.id}>
              {`${handover.officerName} ${chinaMinute(handover.takenAt)} – ${handover.returnedAt ? chinaMinute(handover.returnedAt) : ''}`}
            </div>
          ))}
        </details>
      )}
      <Flex gap={8} wrap style={{ marginTop: 8 }}>
        {!fixed && !device.holder && device.state === 'in-service' && may('device.take-out') && (
          <Button onClick={() => setAsking('takeOut')}>{t.takeOut}</Button>
        )}
        {device.holder && may('device.return') && (
          <Button loading={giveBack.isPending} onClick={() => giveBack.mutate()}>
            {t.giveBack}
          </Button>
        )}
        {fixed && may('device.review') && <Button onClick={() => setAsking('review')}>{t.review}</Button>}
        {fixed && may('device.publish') && <Button onClick={() => setAsking('publish')}>{t.publish}</Button>}
        {may('device.change-state') && <Button onClick={() => setAsking('state')}>{t.changeState}</Button>}
      </Flex>
      <Refusal error={giveBack.error} />
      {asking === 'takeOut' && (
        <FormModal<Schemas['TakeOutInput']>
          draft={`device.take-out/${device.id}`}
          title={`${t.takeOut}${app.colon}${device.number}`}
          onClose={close}
          send={(body) => value(api.POST('/api/devices/{id}/handovers', { ...at, body }))}
        >
          <Field name="officerId" label={t.officer}>
            <OfficerField kind="enforcement" />
          </Field>
        </FormModal>
      )}
      {asking === 'review' && (
        <FormModal<Schemas['DeviceReviewInput']>
          draft={`device.review/${device.id}`}
          title={`${t.review}${app.colon}${device.number}`}
          initial={{ outcome: 'passed' }}
          onClose={close}
          send={(body) => value(api.POST('/api/devices/{id}/reviews', { ...at, body }))}
        >
          <Field name="kind" label={t.reviewKind}>
            <Radio.Group options={options(t.reviews)} />
          </Field>
          <Field name="outcome" label={t.outcome}>
            <Radio.Group
              options={[
                { value: 'passed', label: t.passed },
                { value: 'failed', label: t.failed },
              ]}
            />
          </Field>
          <Field name="reviewedOn" label={t.reviewedOn}>
            <DayField />
          </Field>
          <LineField name="reviewer" label={t.reviewer} maxLength={100} />
          <Field name="document" label={t.document}>
            <Input.TextArea rows={4} maxLength={10_000} />
          </Field>
        </FormModal>
      )}
      {asking === 'publish' && (
        <FormModal<Schemas['DevicePublicationInput']>
          draft={`device.publish/${device.id}`}
          title={`${t.publish}${app.colon}${device.number}`}
          onClose={close}
          send={({ location, ...body }) =>
            value(
              api.POST('/api/devices/{id}/publications', {
                ...at,
                body: { ...body, ...(location && { location }) },
              }),
            )
          }
        >
          <Field name="publishedOn" label={t.publishedOn}>
            <DayField />
          </Field>
          <LineField name="medium" label={t.medium} />
          <LineField name="location" label={t.movedTo} maxLength={300} optional />
        </FormModal>
      )}
      {asking === 'state' && (
        <FormModal<Schemas['DeviceStateInput']>
          draft={`device.change-state/${device.id}`}
          title={`${t.changeState}${app.colon}${device.number}`}
          initial={{ state: device.state }}
          onClose={close}
          send={(body) => value(api.POST('/api/devices/{id}/state', { ...at, body }))}
        >
          <Field name="state" label={t.state}>
            <Select options={options(t.states)} />
          </Field>
          <LineField name="reason" label={app.reason} maxLength={500} />
        </FormModal>
      )}
    </Card>
  );
}
