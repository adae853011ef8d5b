import { addressOf } from '../address';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Popconfirm, Progress, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, value } from '../../api/client';
import { type Problem, RefusedError } from '../../api/problem';
import { queries } from '../../api/queries';
import { asRead, type Versioned } from '../../api/versions';
import { Refusal } from '../../common/Refusal';
import { useMay } from '../../session/session';
import { useTexts } from '../../texts';
import type { Disclosure } from '../plan';
import { AddFile } from './AddFile';
import type { DisclosureFile } from './file-plan';

const COLOURS: Record<string, string> = { made: 'green', failed: 'red', open: 'orange' };

/** The files that go online with a decision, and how far each is; the work goes on while nobody looks. */
export function FilesCard({ disclosure }: { disclosure: Disclosure & { id: string } }) {
  const texts = useTexts();
  const t = texts.files;
  const may = useMay();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const { id, caseId, state, kind, matterId } = disclosure;
  const list = useQuery(queries.disclosureFiles(id));
  const waiting = disclosure.corrections.some((one) => one.state === 'drafted');
  const editing =
    ['assessed', 'drafted', 'returned', 'published'].includes(state) &&
    !waiting &&
    may('disclosure.plan-file');
  const remove = useMutation({
    mutationFn: (file: Versioned) => value(api.POST('/api/disclosure-files/{id}/removal', asRead(file))),
    onSuccess: () => client.invalidateQueries(),
  });
  const files = list.data?.files ?? [];
  const failed = files.find((file) => file.state === 'failed');
  return (
    <Card
      size="small"
      title={t.title}
      style={{ marginTop: 12 }}
      extra={editing && <Button onClick={() => setAdding(true)}>{t.add}</Button>}
    >
      <Typography.Paragraph type="secondary">{t.about}</Typography.Paragraph>
      {disclosure.filesChanged && state === 'drafted' && (
        <Alert type="warning" showIcon title={t.notPrepared} style={{ marginBottom: 8 }} />
      )}
      {disclosure.filesChanged && state === 'published' && (
        <Alert type="info" showIcon title={t.correctHint} style={{ marginBottom: 8 }} />
      )}
      <Table<DisclosureFile>
        size="small"
        rowKey="id"
        pagination={false}
        loading={list.isLoading}
        dataSource={files}
        scroll={files.length > 0 ? { x: 860 } : undefined}
        onRow={() => ({ tabIndex: 0 })}
        locale={{ emptyText: t.none }}
        columns={[
          { title: t.number, dataIndex: 'n', width: 60 },
          { title: t.fileTitle, dataIndex: 'title', width: 220 },
          {
            title: t.source,
            width: 120,
            render: (_, file) => t.addSource[file.evidenceId ? 'evidence' : 'upload'],
          },
          { title: t.pages, width: 60, render: (_, file) => file.pages.length || '' },
          {
            title: t.state,
            width: 190,
            render: (_, file) => (
              <Flex vertical>
                <span>
                  <Tag color={COLOURS[file.state] ?? 'blue'}>{t.states[file.state]}</Tag>
                </span>
                {['reading', 'making'].includes(file.state) && (
                  <>
                    <Progress
                      size="small"
                      percent={file.progress ? Math.round((100 * file.progress.done) / file.progress.of) : 0}
                      aria-label={t.states[file.state]}
                    />
                    <small>
                      {file.progress && t.progress(file.progress.done, file.progress.of)} {t.leave}
                    </small>
                  </>
                )}
              </Flex>
            ),
          },
          {
            title: t.size,
            width: 120,
            render: (_, file) => file.result && `${Math.ceil(file.result.bytes / 1024)} KB`,
          },
          {
            title: '',
            width: 150,
            render: (_, file) => (
              <Flex gap={8}>
                {file.pages.length > 0 && may('disclosure.view-file') && (
                  <Link to={`${addressOf({ kind, matterId, caseId })}/files/${file.id}`}>
                    {editing ? t.edit : t.look}
                  </Link>
                )}
                {editing && (
                  <Popconfirm
                    title={t.removeSure}
                    okText={t.remove}
                    cancelText={texts.app.cancel}
                    onConfirm={() => remove.mutate(file)}
                  >
                    <Button size="small">{t.remove}</Button>
                  </Popconfirm>
                )}
              </Flex>
            ),
          },
        ]}
      />
      <Refusal error={remove.error} readAgain={() => client.invalidateQueries().then(remove.reset)} />
      {failed?.problem != null && (
        <Refusal
          error={
            new RefusedError({
              title: `${failed.n}. ${t.states['failed']}`,
              status: 409,
              ...(failed.problem as Partial<Problem>),
            } as Problem)
          }
        />
      )}
      {adding && <AddFile about={disclosure} caseId={caseId} onClose={() => setAdding(false)} />}
    </Card>
  );
}
