import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Input, Select, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { options } from '../common/fields/Field';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { ImportQuestions } from './ImportQuestions';
import { type QuestionFilter, questionQueries } from './queries';
import { QuestionDrawer } from './QuestionDrawer';
import { QuestionForm } from './QuestionForm';

/** The bank: filters, the questions, import and the form for a new one. */
export default function QuestionsPage() {
  const texts = useTexts();
  const t = texts.questions;
  const may = useMay();
  const [filter, setFilter] = useState<QuestionFilter>({});
  const [shown, setShown] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [importing, setImporting] = useState(false);
  const list = useInfiniteQuery(questionQueries.list(filter));
  const { data: topics } = useQuery(questionQueries.topics());
  const rows = list.data?.pages.flatMap((page) => page.questions) ?? [];
  const names = [...new Set((topics ?? []).map(({ topic }) => topic))];
  const pick = (name: keyof QuestionFilter) => (picked: string | undefined) =>
    setFilter(({ [name]: _, ...rest }) => ({ ...rest, ...(picked && { [name]: picked }) }));
  return (
    <>
      <PageTitle
        title={t.title}
        extra={
          <Flex gap={8} wrap>
            {may('question.import') && <Button onClick={() => setImporting(true)}>{t.importing}</Button>}
            {may('question.add') && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t.add}
              </Button>
            )}
          </Flex>
        }
      />
      <Typography.Paragraph type="secondary">{t.lead}</Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          style={{ width: 220 }}
          onSearch={pick('q')}
        />
        <Filter label={t.kind} words={t.kinds} onPick={pick('kind')} />
        <Filter
          label={t.topic}
          words={Object.fromEntries(names.map((name) => [name, t.topics[name] ?? name]))}
          onPick={pick('topic')}
        />
        <Filter
          label={t.difficulty}
          words={Object.fromEntries(['1', '2', '3', '4', '5'].map((level) => [level, level]))}
          onPick={pick('difficulty')}
        />
        <Filter label={t.status} words={t.states} onPick={pick('status')} />
      </Flex>
      <Refusal error={list.error} />
      <Card styles={{ body: { padding: 0 } }}>
        <Table
          rowKey="id"
          size="middle"
          loading={list.isLoading}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 760 }}
          locale={{ emptyText: t.empty }}
          columns={[
            { title: t.number, width: 110, dataIndex: 'number' },
            {
              title: t.stem,
              render: (_, row) => (
                <Button
                  type="link"
                  style={{ padding: 0, whiteSpace: 'normal', textAlign: 'start', height: 'auto' }}
                  onClick={() => setShown(row.id)}
                >
                  {row.stem}
                </Button>
              ),
            },
            { title: t.kind, width: 110, render: (_, row) => <Tag>{t.kinds[row.kind]}</Tag> },
            { title: t.topic, width: 160, render: (_, row) => t.topics[row.topic] ?? row.topic },
            { title: t.difficulty, width: 80, dataIndex: 'difficulty' },
            { title: t.version, width: 80, dataIndex: 'version' },
          ]}
        />
      </Card>
      {list.hasNextPage && (
        <Button
          block
          style={{ marginTop: 12 }}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {texts.app.loadMore}
        </Button>
      )}
      {shown && <QuestionDrawer id={shown} onClose={() => setShown(undefined)} />}
      {adding && <QuestionForm onClose={() => setAdding(false)} />}
      {importing && <ImportQuestions onClose={() => setImporting(false)} />}
    </>
  );
}

function Filter({
  label,
  words,
  onPick,
}: {
  label: string;
  words: Record<string, string>;
  onPick: (picked?: string) => void;
}) {
  return (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ minWidth: 130 }}
      options={options(words)}
      onChange={(picked?: string) => onPick(picked)}
    />
  );
}
