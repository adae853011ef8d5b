import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, InputNumber, Select, Table, Tag, Upload } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { Field, LineField, options, ProseField, TickField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { ReasonModal } from '../common/ReasonModal';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { trainingQueries } from './queries';

type NewUnit = Schemas['NewUnitInput'];
type Values = Omit<Schemas['NewCourseInput'], 'units'> & { units: (NewUnit & { file?: File })[] };

export function CoursesTab() {
  const { training: t } = useTexts();
  const may = useMay();
  const courses = useQuery(trainingQueries.courses());
  const [adding, setAdding] = useState(false);
  const [closing, setClosing] = useState<{ id: string; title: string }>();
  return (
    <Flex vertical gap={12}>
      {may('training.add-course') && (
        <Button type="primary" style={{ alignSelf: 'start' }} onClick={() => setAdding(true)}>
          {t.addCourse}
        </Button>
      )}
      <Refusal error={courses.error} />
      <Card styles={{ body: { padding: 0 } }}>
        <Table
          rowKey="id"
          loading={courses.isLoading}
          dataSource={courses.data ?? []}
          pagination={false}
          scroll={{ x: 640 }}
          columns={[
            { title: t.course, dataIndex: 'title' },
            { title: t.kind, width: 140, render: (_, row) => t.kinds[row.kind] },
            { title: t.minutesLabel, width: 90, dataIndex: 'minutes' },
            {
              title: '',
              width: 140,
              render: (_, { id, title, state }) =>
                state === 'closed' ? (
                  <Tag>{t.closed}</Tag>
                ) : (
                  may('training.close-course') && (
                    <Button size="small" danger onClick={() => setClosing({ id, title })}>
                      {t.closeCourse}
                    </Button>
                  )
                ),
            },
          ]}
        />
      </Card>
      {adding && <NewCourse onClose={() => setAdding(false)} />}
      {closing && (
        <ReasonModal
          draft={`course.close/${closing.id}`}
          title={`${t.closeCourse} · ${closing.title}`}
          maxLength={500}
          send={(reason) =>
            value(
              api.POST('/api/training/courses/{id}/close', {
                params: { path: { id: closing.id } },
                body: { reason },
              }),
            )
          }
          onClose={() => setClosing(undefined)}
        />
      )}
    </Flex>
  );
}

async function stored(file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const sent = api.POST('/api/training/files', {
    body: form as never,
    bodySerializer: (body) => body as never,
  });
  return (await value(sent)).id;
}

function NewCourse({ onClose }: { onClose: () => void }) {
  const { training: t } = useTexts();
  const send = async ({ units, shared, ...course }: Values) => {
    const ready = await Promise.all(
      units.map(async ({ file, ...unit }) => ({
        ...unit,
        ...(unit.kind === 'pdf' && file && { fileId: await stored(file) }),
      })),
    );
    return value(
      api.POST('/api/training/courses', { body: { ...course, shared: shared ?? false, units: ready } }),
    );
  };
  return (
    <FormModal<Values>
      draft="course.add/new"
      title={t.addCourse}
      initial={{ kind: 'field', units: [{ kind: 'text', title: '', minutes: 15 }] }}
      send={send}
      onClose={onClose}
    >
      <LineField name="title" label={t.course} />
      <ProseField name="summary" label={t.summary} rows={2} />
      <Field name="kind" label={t.kind}>
        <Select options={options(t.kinds)} />
      </Field>
      <Form.List name="units">
        {(fields, { add, remove }) => (
          <Flex vertical gap={8}>
            {fields.map(({ key, name }) => (
              <Card
                key={key}
                size="small"
                title={t.unit(name + 1)}
                extra={
                  fields.length > 1 && (
                    <Button size="small" onClick={() => remove(name)}>
                      {t.removeUnit}
                    </Button>
                  )
                }
              >
                <UnitFields at={name} />
              </Card>
            ))}
            <Button onClick={() => add({ kind: 'text', minutes: 15 })}>{t.moreUnits}</Button>
          </Flex>
        )}
      </Form.List>
      <TickField name="shared" label={t.shared} />
    </FormModal>
  );
}

function UnitFields({ at }: { at: number }) {
  const { training: t } = useTexts();
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch<string | undefined>(['units', at, 'kind']);
  const file = Form.useWatch<File | undefined>(['units', at, 'file']);
  return (
    <>
      <LineField name={[at, 'title']} label={t.unitTitle} />
      <Flex gap={12} wrap>
        <Field name={[at, 'kind']} label={t.unitKind}>
          <Select style={{ width: 120 }} options={options(t.unitKinds)} />
        </Field>
        <Field name={[at, 'minutes']} label={t.minutesLabel}>
          <InputNumber min={1} max={600} precision={0} />
        </Field>
      </Flex>
      {kind === 'text' && <ProseField name={[at, 'body']} label={t.body} rows={4} maxLength={100_000} />}
      {kind === 'video' && (
        <Field name={[at, 'evidenceId']} label={t.evidenceId}>
          <Input autoComplete="off" maxLength={36} />
        </Field>
      )}
      {kind === 'pdf' && (
        <Form.Item label={t.file}>
          <Form.Item noStyle hidden name={[at, 'file']}>
            <Input />
          </Form.Item>
          <Upload
            accept=".pdf"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(picked) => {
              form.setFieldValue(['units', at, 'file'], picked);
              return false;
            }}
          >
            <Button>{t.file}</Button>
          </Upload>{' '}
          {file?.name}
        </Form.Item>
      )}
    </>
  );
}
