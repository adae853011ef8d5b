import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Flex, Modal, Table, Typography, Upload } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';

type Report = Schemas['QuestionImportView'];

async function send(file: File, fields: Record<string, string>): Promise<Report> {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.append(name, text);
  form.append('file', file);
  return value(
    api.POST('/api/questions/imports', { body: form as never, bodySerializer: (body) => body as never }),
  );
}

/** A file is read first; only its report leads on to the import. */
export function ImportQuestions({ onClose }: { onClose: () => void }) {
  const { questions: t, app } = useTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const [acceptedOnly, setAcceptedOnly] = useState(false);
  const [shared, setShared] = useState(false);
  const preview = useMutation({ mutationFn: (picked: File) => send(picked, { dryRun: 'true' }) });
  const act = useMutation({
    mutationFn: () => send(file!, { acceptedOnly: String(acceptedOnly), shared: String(shared) }),
    onSuccess: async ({ imported }) => {
      void message.success(t.imported(imported));
      await client.invalidateQueries();
      onClose();
    },
  });
  const report = preview.data;
  const count = report ? Object.values(report.accepted).reduce((sum, n) => sum + n, 0) : 0;
  const ready = count > 0 && (report?.rejectedCount === 0 || acceptedOnly);
  return (
    <Modal
      open
      width={820}
      title={t.importing}
      okText={t.importAll(count)}
      okButtonProps={{ disabled: !ready, loading: act.isPending }}
      cancelText={app.cancel}
      onOk={() => act.mutate()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Typography.Paragraph type="secondary">{t.importLead}</Typography.Paragraph>
      <Flex gap={8} align="center" wrap>
        <Upload
          accept=".txt,.csv,.tsv,.xlsx"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(picked) => {
            setFile(picked);
            act.reset();
            preview.mutate(picked);
            return false;
          }}
        >
          <Button loading={preview.isPending}>{t.pickFile}</Button>
        </Upload>
        <span>{file?.name}</span>
      </Flex>
      <Refusal error={preview.error ?? act.error} />
      {report && (
        <Flex vertical gap={12} style={{ marginTop: 12 }}>
          <Alert
            type={report.rejectedCount > 0 ? 'warning' : 'success'}
            title={t.found(
              report.accepted.single,
              report.accepted.multiple,
              report.accepted.trueFalse,
              report.accepted.case,
            )}
            description={report.rejectedCount > 0 ? t.rejected(report.rejectedCount) : t.noneRejected}
          />
          {report.rejectedCount > 0 && (
            <Table
              rowKey={({ line, reason }) => `${line} ${reason}`}
              size="small"
              dataSource={report.rejected}
              pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: t.line, width: 80, dataIndex: 'line' },
                { title: t.why, dataIndex: 'reason' },
              ]}
            />
          )}
          {report.questions.length > 0 && (
            <Table
              rowKey={({ line, number }) => `${line} ${number}`}
              size="small"
              scroll={{ x: 560 }}
              dataSource={report.questions}
              title={() => t.first}
              pagination={{ pageSize: 5, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: t.number, width: 80, dataIndex: 'number' },
                { title: t.kind, width: 100, render: (_, row) => t.kinds[row.kind] },
                { title: t.stem, dataIndex: 'stem' },
                { title: t.answer, width: 80, dataIndex: 'answer' },
              ]}
            />
          )}
          {report.rejectedCount > 0 && count > 0 && (
            <Checkbox checked={acceptedOnly} onChange={({ target }) => setAcceptedOnly(target.checked)}>
              {t.onlyAccepted}
            </Checkbox>
          )}
          <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
            {t.shared}
          </Checkbox>
        </Flex>
      )}
    </Modal>
  );
}
