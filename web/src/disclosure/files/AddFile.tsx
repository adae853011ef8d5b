import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Modal, Radio, Select, Upload } from 'antd';
import { useState } from 'react';
import { api, value } from '../../api/client';
import { queries } from '../../api/queries';
import { asRead, type Versioned } from '../../api/versions';
import { Field, ProseField } from '../../common/fields/Field';
import { Refusal } from '../../common/Refusal';
import { useAsRead } from '../../common/use-as-read';
import { useTexts } from '../../texts';

interface Values {
  title: string;
  evidenceId?: string;
}

const FITTING = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];

interface Props {
  about: Versioned;
  caseId?: string;
  onClose: () => void;
}

/** A picture or PDF of the case's evidence, or one uploaded for the purpose. */
export function AddFile({ about, caseId, onClose }: Props) {
  const texts = useTexts();
  const t = texts.files;
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { read, readAgain } = useAsRead(about);
  // What stands in no case has no evidence to choose from.
  const [source, setSource] = useState<'evidence' | 'upload'>(caseId ? 'evidence' : 'upload');
  const [file, setFile] = useState<File>();
  const evidence = useQuery({ ...queries.evidenceOfCase(caseId ?? ''), enabled: caseId !== undefined });
  const items = (evidence.data?.evidence ?? []).filter(({ mediaType }) => FITTING.includes(mediaType));
  const add = useMutation({
    mutationFn: ({ title, evidenceId }: Values) => {
      const subject = asRead(read);
      if (source === 'evidence')
        return value(
          api.POST('/api/disclosures/{id}/files', {
            ...subject,
            body: { title, evidenceId: evidenceId ?? '' },
          }),
        );
      const body = new FormData();
      body.append('title', title);
      body.append('file', file!);
      return value(
        api.POST('/api/disclosures/{id}/files/upload', {
          ...subject,
          body: body as never,
          bodySerializer: (whole) => whole as never,
        }),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t.add}
      okText={t.add}
      cancelText={texts.app.cancel}
      confirmLoading={add.isPending}
      okButtonProps={{ disabled: source === 'upload' && !file }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form form={form} name="add-file" layout="vertical" onFinish={(values) => add.mutate(values)}>
        {caseId && (
          <Form.Item label={t.source}>
            <Radio.Group
              value={source}
              onChange={(event) => setSource(event.target.value as 'evidence' | 'upload')}
              options={Object.entries(t.addSource).map(([key, label]) => ({ value: key, label }))}
            />
          </Form.Item>
        )}
        {source === 'evidence' ? (
          evidence.isSuccess && items.length === 0 ? (
            <Alert type="info" title={t.noEvidence} style={{ marginBottom: 16 }} />
          ) : (
            <Field name="evidenceId" label={t.evidence}>
              <Select
                loading={evidence.isLoading}
                options={items.map((item) => ({ value: item.id, label: item.filename }))}
              />
            </Field>
          )
        ) : (
          <Form.Item>
            <Upload
              accept={FITTING.join(',')}
              maxCount={1}
              beforeUpload={(chosen) => {
                setFile(chosen);
                return false;
              }}
              onRemove={() => setFile(undefined)}
            >
              <Button icon={<UploadOutlined />}>{t.choose}</Button>
            </Upload>
          </Form.Item>
        )}
        <ProseField name="title" label={t.fileTitle} extra={t.fileTitleHint} rows={2} maxLength={200} />
        <Refusal error={add.error} readAgain={() => readAgain().then(add.reset)} />
      </Form>
    </Modal>
  );
}
