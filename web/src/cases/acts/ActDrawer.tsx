import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Flex, Form, Modal, Typography } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '../../api/client';
import { Refusal } from '../../common/Refusal';
import { Rule } from '../../common/Rule';
import { useAsRead } from '../../common/use-as-read';
import { DraftOffer, DraftStatus } from '../../drafts/DraftBar';
import { useDraft } from '../../drafts/use-draft';
import { UploadPanel } from '../../evidence/UploadPanel';
import { useTexts } from '../../texts';
import { ACTS } from './registry';

interface Props {
  file: CaseFile;
  act: string;
  stage?: string;
  onClose: () => void;
}

/** The form of one act beside its case. A refusal stays in view above the buttons and everything typed stays typed. */
export function ActDrawer({ file, act, stage, onClose }: Props) {
  const texts = useTexts();
  const { acts: a, app } = texts;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm();
  const definition = ACTS[act];
  const title = a.titles[act] ?? act;
  const subject = stage ? `${file.id}.${stage}` : file.id;
  const draft = useDraft(form, `${act}/${subject}`, `${title} · ${file.number ?? file.cause}`);
  const guards = file.nextActs.find((next) => next.act === act)?.guards ?? [];
  const { read, readAgain } = useAsRead(file);
  const send = useMutation({
    mutationFn: (values: never) => draft.issue(() => definition!.send(read, values)),
    onSuccess: async () => {
      void message.success(`${title}${app.colon}${app.saved}`);
      await client.invalidateQueries();
      onClose();
    },
  });
  /** What was filled in, while the dialog asks whether it is to go out. */
  const [asked, setAsked] = useState<{ values: never }>();
  // A draft may be older than what the case went through since.
  const noLonger = act.startsWith('case.') && !file.nextActs.some((next) => next.act === act);
  const upload = act === 'evidence.upload';

  return (
    <Drawer
      open
      title={title}
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Flex justify="end" align="center" gap={8}>
          <div style={{ flex: 1 }}>
            <DraftStatus draft={draft} />
          </div>
          <Button onClick={onClose}>{upload ? app.close : app.cancel}</Button>
          {!upload && (
            <Button type="primary" loading={send.isPending} onClick={() => form.submit()}>
              {app.submit}
            </Button>
          )}
        </Flex>
      }
    >
      {noLonger && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={texts.drafts.noLonger}
          description={texts.drafts.noLongerHint}
        />
      )}
      {guards.length > 0 && (
        <Typography.Paragraph type="secondary">
          {a.guards}
          {app.colon}
          {guards.map((guard) => (
            <Rule key={guard} id={guard} />
          ))}
        </Typography.Paragraph>
      )}
      {upload && <UploadPanel caseId={file.id} stage={stage ?? stageNow(file)} />}
      {definition && (
        <Form
          form={form}
          name="act"
          layout="vertical"
          scrollToFirstError
          initialValues={definition.initial?.(file, stage)}
          onValuesChange={draft.changed}
          onFinish={(values) =>
            definition.Confirm ? setAsked({ values: values as never }) : send.mutate(values as never)
          }
        >
          <DraftOffer draft={draft} />
          {definition.Fields ? (
            <definition.Fields file={file} />
          ) : (
            <Typography.Paragraph>{a.confirmOnly}</Typography.Paragraph>
          )}
          <Refusal error={send.error} readAgain={() => readAgain().then(send.reset)} />
        </Form>
      )}
      {definition?.Confirm && asked && (
        <Modal
          open
          title={a.askedOnce}
          width={720}
          okText={title}
          okButtonProps={{ danger: true }}
          cancelText={app.cancel}
          mask={{ closable: false }}
          onCancel={() => setAsked(undefined)}
          onOk={() => {
            setAsked(undefined);
            send.mutate(asked.values);
          }}
        >
          <definition.Confirm file={file} />
        </Modal>
      )}
    </Drawer>
  );
}

/** The stage that records belong to while the case is in its present state. */
function stageNow(file: CaseFile): string {
  if (['lead', 'filing-requested'].includes(file.state)) return 'initiation';
  if (file.state === 'investigating') return 'investigation';
  if (['concluded', 'notified'].includes(file.state)) return 'decision';
  return file.state === 'decided' ? 'service' : 'execution';
}
