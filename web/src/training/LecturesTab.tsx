import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, DatePicker, Flex, Modal, Select, Table, Tag, Typography } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute, pickedToInstant } from '../common/china-time';
import { Field, LineField, options, TickField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Loaded } from '../common/Loaded';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { trainingQueries } from './queries';

type Open = { what: 'new' } | { what: 'code' | 'people' | 'cancel'; id: string; title: string };

export function LecturesTab() {
  const { training: t } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const lectures = useQuery(trainingQueries.lectures());
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const settle = useMutation({
    mutationFn: (id: string) =>
      value(api.POST('/api/training/lectures/{id}/close', { params: { path: { id } } })),
    onSuccess: async ({ people, officers }) => {
      void message.success(t.settled(people, officers));
      await client.invalidateQueries({ queryKey: ['training'] });
    },
  });
  return (
    <Flex vertical gap={12}>
      {may('training.schedule-lecture') && (
        <Button type="primary" style={{ alignSelf: 'start' }} onClick={() => setOpen({ what: 'new' })}>
          {t.schedule}
        </Button>
      )}
      <Refusal error={lectures.error ?? settle.error} />
      <Card styles={{ body: { padding: 0 } }}>
        <Table
          rowKey="id"
          loading={lectures.isLoading}
          dataSource={lectures.data ?? []}
          scroll={{ x: 860 }}
          pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t.lecture, dataIndex: 'title' },
            { title: t.time, width: 170, render: (_, row) => chinaMinute(row.startsAt) },
            { title: t.place, width: 150, dataIndex: 'place' },
            { title: t.lecturer, width: 100, dataIndex: 'lecturer' },
            {
              title: '',
              width: 110,
              render: (_, row) => (
                <Tag color={row.open ? 'blue' : 'default'}>{row.open ? t.open : t.states[row.state]}</Tag>
              ),
            },
            {
              title: '',
              width: 330,
              render: (_, { id, title, state, open: doors }) => (
                <Flex gap={4} wrap>
                  {doors && may('training.schedule-lecture') && (
                    <Button size="small" type="primary" onClick={() => setOpen({ what: 'code', id, title })}>
                      {t.showCode}
                    </Button>
                  )}
                  <Button size="small" onClick={() => setOpen({ what: 'people', id, title })}>
                    {t.attendance}
                  </Button>
                  {state === 'planned' && may('training.close-lecture') && (
                    <>
                      <Button size="small" loading={settle.isPending} onClick={() => settle.mutate(id)}>
                        {t.settle}
                      </Button>
                      <Button size="small" danger onClick={() => setOpen({ what: 'cancel', id, title })}>
                        {t.cancel}
                      </Button>
                    </>
                  )}
                </Flex>
              ),
            },
          ]}
        />
      </Card>
      {open?.what === 'new' && <NewLecture onClose={close} />}
      {open?.what === 'code' && <CodeScreen id={open.id} title={open.title} onClose={close} />}
      {open?.what === 'people' && <People id={open.id} title={open.title} onClose={close} />}
      {open?.what === 'cancel' && (
        <ReasonModal
          draft={`lecture.cancel/${open.id}`}
          title={`${t.cancel} · ${open.title}`}
          maxLength={500}
          send={(reason) =>
            value(
              api.POST('/api/training/lectures/{id}/cancel', {
                params: { path: { id: open.id } },
                body: { reason },
              }),
            )
          }
          onClose={close}
        />
      )}
    </Flex>
  );
}

type Values = Omit<Schemas['LectureInput'], 'startsAt' | 'endsAt'> & { times: [Dayjs, Dayjs] };

function NewLecture({ onClose }: { onClose: () => void }) {
  const { training: t } = useTexts();
  const send = ({ times, shared, ...rest }: Values) =>
    value(
      api.POST('/api/training/lectures', {
        body: {
          ...rest,
          shared: shared ?? false,
          startsAt: pickedToInstant(times[0]),
          endsAt: pickedToInstant(times[1]),
        },
      }),
    );
  return (
    <FormModal<Values>
      draft="lecture.schedule/new"
      title={t.schedule}
      initial={{ kind: 'public-law' }}
      send={send}
      onClose={onClose}
    >
      <LineField name="title" label={t.lecture} />
      <Field name="kind" label={t.kind}>
        <Select options={options(t.kinds)} />
      </Field>
      <LineField name="place" label={t.place} />
      <LineField name="lecturer" label={t.lecturer} maxLength={60} />
      <Field name="times" label={t.time}>
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
        />
      </Field>
      <TickField name="shared" label={t.shared} />
    </FormModal>
  );
}

/** The code as it is thrown on the wall; it changes every half minute. */
function CodeScreen({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const { training: t } = useTexts();
  const code = useQuery(trainingQueries.code(id));
  return (
    <Modal open title={title} footer={null} width={640} onCancel={onClose}>
      <Loaded query={code}>
        {(shown) => (
          <Flex vertical align="center" gap={8}>
            <Typography.Text
              style={{ fontSize: 'min(18vw, 110px)', fontVariantNumeric: 'tabular-nums', letterSpacing: 8 }}
            >
              {shown.code}
            </Typography.Text>
            <Typography.Text type="secondary">{t.codeScreen}</Typography.Text>
            <Tag color="blue">{t.people(shown.signedIn)}</Tag>
          </Flex>
        )}
      </Loaded>
    </Modal>
  );
}

function People({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const { training: t } = useTexts();
  const lecture = useQuery(trainingQueries.lecture(id));
  return (
    <Modal open title={`${t.attendance} · ${title}`} footer={null} width={640} onCancel={onClose}>
      <Loaded query={lecture}>
        {({ people }) => (
          <Table
            rowKey={({ name, signedInAt }) => `${name} ${signedInAt}`}
            size="small"
            dataSource={people}
            scroll={{ x: 480 }}
            pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: t.officer, dataIndex: 'name' },
              { title: t.signedInAt, render: (_, row) => chinaMinute(row.signedInAt) },
              { title: t.signedOutAt, render: (_, row) => row.signedOutAt && chinaMinute(row.signedOutAt) },
              { title: t.minutesLabel, width: 90, dataIndex: 'minutes' },
            ]}
          />
        )}
      </Loaded>
    </Modal>
  );
}
