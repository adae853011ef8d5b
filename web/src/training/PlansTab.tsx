import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, InputNumber, Table } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute, chinaToday } from '../common/china-time';
import { Field, LineField, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { trainingQueries } from './queries';

export function PlansTab() {
  const { training: t } = useTexts();
  const may = useMay();
  const plans = useQuery(trainingQueries.plans());
  const [open, setOpen] = useState(false);
  return (
    <Flex vertical gap={12} align="stretch">
      {may('training.set-plan') && (
        <Button type="primary" style={{ alignSelf: 'start' }} onClick={() => setOpen(true)}>
          {t.setPlan}
        </Button>
      )}
      <Refusal error={plans.error} />
      <Card styles={{ body: { padding: 0 } }}>
        <Table
          rowKey="id"
          loading={plans.isLoading}
          dataSource={plans.data ?? []}
          pagination={false}
          scroll={{ x: 520 }}
          columns={[
            { title: t.year, width: 90, dataIndex: 'year' },
            { title: t.planTitle, dataIndex: 'title' },
            { title: t.target, width: 110, dataIndex: 'targetHours' },
            { title: t.time, width: 160, render: (_, row) => chinaMinute(row.setAt) },
          ]}
        />
      </Card>
      {open && (
        <FormModal<Schemas['PlanInput']>
          draft="training.set-plan/new"
          title={t.setPlan}
          initial={{ year: Number(chinaToday().slice(0, 4)), targetHours: 60 }}
          send={(body) => value(api.POST('/api/training/plans', { body }))}
          onClose={() => setOpen(false)}
        >
          <Field name="year" label={t.year}>
            <InputNumber min={2020} max={2100} precision={0} />
          </Field>
          <Field name="targetHours" label={t.target} extra={t.targetHint}>
            <InputNumber min={1} max={1000} precision={0} />
          </Field>
          <LineField name="title" label={t.planTitle} />
          <ProseField optional name="note" label={t.note} rows={3} />
        </FormModal>
      )}
    </Flex>
  );
}
