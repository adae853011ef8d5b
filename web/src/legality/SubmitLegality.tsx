import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Form, Radio, Select, Upload } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { Field, LineField, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { sha256Of } from '../evidence/digest';
import { useTexts } from '../texts';

type Values = Omit<Schemas['LegalitySubmissionInput'], 'file'>;

/** Submits a draft; of a file its name and digest, computed here, are registered. */
export function SubmitLegality({ onClose }: { onClose: () => void }) {
  const t = useTexts().legality;
  const [file, setFile] = useState<File>();
  const send = async ({ text, ...body }: Values) => {
    const digest = file && (await sha256Of(file, () => undefined, new AbortController().signal));
    return value(
      api.POST('/api/legality', {
        body: {
          ...body,
          ...(text?.trim() && { text }),
          ...(file && digest && { file: { name: file.name, sha256: digest } }),
        },
      }),
    );
  };
  return (
    <FormModal<Values> draft="legality.submit/new" title={t.submit} send={send} onClose={onClose}>
      <KindFields />
      <LineField name="title" label={t.name} />
      <LineField name="department" label={t.department} maxLength={120} />
      <ProseField name="text" label={t.text} extra={t.textHint} rows={4} maxLength={100_000} optional />
      <Form.Item label={t.file}>
        <Flex gap={8} align="center">
          <Upload
            maxCount={1}
            showUploadList={false}
            beforeUpload={(picked) => {
              setFile(picked);
              return false;
            }}
          >
            <Button>{t.pick}</Button>
          </Upload>
          <span>{file?.name}</span>
        </Flex>
      </Form.Item>
      <ProseField name="statement" label={t.statement} rows={3} maxLength={10_000} />
    </FormModal>
  );
}

/** The kind, and the materials it asks for. */
function KindFields() {
  const t = useTexts().legality;
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch('kind', form);
  const { data } = useQuery(queries.legalityKinds());
  const asked = data?.find((row) => row.kind === kind)?.materials ?? [];
  return (
    <>
      <Field name="kind" label={t.kind}>
        <Radio.Group options={options(t.kinds)} onChange={() => form.setFieldValue('materials', undefined)} />
      </Field>
      <Field name="materials" label={t.materials} extra={asked.join('、')}>
        <Select mode="tags" options={asked.map((name) => ({ value: name, label: name }))} />
      </Field>
    </>
  );
}
