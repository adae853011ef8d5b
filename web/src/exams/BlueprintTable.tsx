import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Input, Modal, Popconfirm, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api, value } from '../api/client';
import { Loaded } from '../common/Loaded';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { type Blueprint, examQueries, pointsOf } from './queries';

/** Blueprints with what they ask for; each can be printed as a paper and its key. */
export function BlueprintTable() {
  const { examAdmin: t, exams, app } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const blueprints = useQuery(examQueries.blueprints());
  const [printing, setPrinting] = useState<Blueprint>();
  const retire = useMutation({
    mutationFn: (id: string) =>
      value(api.POST('/api/exams/blueprints/{id}/retire', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exam-blueprints'] }),
  });
  return (
    <>
      <Refusal error={retire.error} />
      <Loaded query={blueprints}>
        {(rows) => (
          <Table<Blueprint>
            rowKey="id"
            size="middle"
            dataSource={rows}
            scroll={{ x: 820 }}
            pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: t.name,
                render: (_, row) => (
                  <Flex vertical align="start">
                    <strong>{row.name}</strong>
                    <Typography.Text type="secondary">{exams.subjects[row.subject]}</Typography.Text>
                  </Flex>
                ),
              },
              {
                title: t.lines,
                render: (_, row) => (
                  <Flex vertical>
                    {row.lines.map((line, i) => (
                      <span key={i}>
                        {exams.kinds[line.kind]}{' '}
                        {line.topic ? (exams.topics[line.topic] ?? line.topic) : t.any} · {t.difficulty}{' '}
                        {line.difficulty ?? t.any} · {line.count} × {pointsOf(line.points)}
                      </span>
                    ))}
                  </Flex>
                ),
              },
              {
                title: exams.score,
                width: 190,
                render: (_, row) => exams.facts(row.minutes, pointsOf(row.fullMarks), pointsOf(row.passMark)),
              },
              {
                title: t.state,
                width: 200,
                render: (_, row) => (
                  <Flex gap={8} align="center">
                    <Tag color={row.state === 'active' ? 'green' : 'default'}>
                      {row.state === 'active' ? t.inUse : t.retired}
                    </Tag>
                    {may('exam.compose') && (
                      <Button size="small" onClick={() => setPrinting(row)}>
                        {t.print}
                      </Button>
                    )}
                    {may('exam.retire') && row.state === 'active' && (
                      <Popconfirm
                        title={t.retire}
                        okText={t.retire}
                        cancelText={app.cancel}
                        onConfirm={() => retire.mutate(row.id)}
                      >
                        <Button size="small">{t.retire}</Button>
                      </Popconfirm>
                    )}
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {printing && <Print blueprint={printing} onClose={() => setPrinting(undefined)} />}
    </>
  );
}

function Print({ blueprint, onClose }: { blueprint: Blueprint; onClose: () => void }) {
  const { examAdmin: t } = useTexts();
  const [seed, setSeed] = useState('A');
  const at = (what: string) =>
    `/api/exams/blueprints/${blueprint.id}/${what}.docx?seed=${encodeURIComponent(seed)}`;
  const good = /^[0-9A-Za-z-]{1,64}$/.test(seed);
  return (
    <Modal
      open
      title={`${t.print}：${blueprint.name}`}
      onCancel={onClose}
      footer={
        <Flex gap={8} justify="end">
          <Button disabled={!good} href={at('key')}>
            {t.key}
          </Button>
          <Button type="primary" disabled={!good} href={at('paper')}>
            {t.paper}
          </Button>
        </Flex>
      }
    >
      <label htmlFor="print-seed">{t.printSeed}</label>
      <Input
        id="print-seed"
        value={seed}
        maxLength={64}
        onChange={(event) => setSeed(event.target.value.trim())}
      />
    </Modal>
  );
}
