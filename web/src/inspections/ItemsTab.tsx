import { useQuery } from '@tanstack/react-query';
import { Button, Flex, InputNumber, Select, Table } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';

type Item = Schemas['InspectionItemView'];

/** 检查事项清单: public as it stands here. */
export function ItemsTab() {
  const texts = useTexts();
  const t = texts.inspections;
  const may = useMay();
  const items = useQuery(queries.inspectionItems());
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Item>();
  return (
    <>
      <Refusal error={items.error} />
      {may('inspection.list-item') && (
        <Flex justify="end" style={{ marginBottom: 12 }}>
          <Button onClick={() => setAdding(true)}>{t.listItem}</Button>
        </Flex>
      )}
      <Table
        rowKey="id"
        size="small"
        loading={items.isLoading}
        dataSource={items.data}
        scroll={items.data?.length ? { x: 760 } : undefined}
        onRow={() => ({ tabIndex: 0 })}
        pagination={false}
        columns={[
          { title: t.itemName, dataIndex: 'name' },
          { title: t.basis, dataIndex: 'basis' },
          { title: t.cap, width: 130, render: (_, row) => row.yearlyCap ?? t.noCap },
          { title: t.from, width: 120, dataIndex: 'from' },
          { title: t.to, width: 120, dataIndex: 'to' },
          {
            title: '',
            width: 110,
            render: (_, row) =>
              !row.to &&
              may('inspection.end-item') && (
                <Button size="small" onClick={() => setEnding(row)}>
                  {t.endItem}
                </Button>
              ),
          },
        ]}
      />
      {adding && (
        <FormModal<Schemas['InspectionItemInput']>
          draft="inspection.list-item/new"
          title={t.listItem}
          send={(body) => value(api.POST('/api/inspections/items', { body }))}
          onClose={() => setAdding(false)}
        >
          <LineField name="name" label={t.itemName} />
          <Field name="field" label={texts.acts.field}>
            <Select options={options(texts.fields)} />
          </Field>
          <LineField name="basis" label={t.basis} maxLength={300} />
          <Field name="yearlyCap" label={t.cap} optional>
            <InputNumber min={1} max={365} style={{ width: '100%' }} />
          </Field>
          <Field name="from" label={t.from}>
            <DayField future />
          </Field>
        </FormModal>
      )}
      {ending && (
        <FormModal<{ last: string }>
          draft={`inspection.end-item/${ending.id}`}
          title={`${t.endItem} · ${ending.name}`}
          send={(body) =>
            value(api.POST('/api/inspections/items/{id}/end', { params: { path: { id: ending.id } }, body }))
          }
          onClose={() => setEnding(undefined)}
        >
          <Field name="last" label={t.lastDay}>
            <DayField future />
          </Field>
        </FormModal>
      )}
    </>
  );
}
