import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Form, InputNumber, Select, Typography } from 'antd';
import { api, type Schemas, value } from '../api/client';
import { Field, LineField, options } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useTexts } from '../texts';
import { examQueries, pointsOf } from './queries';

type Kind = 'single' | 'multiple' | 'true-false' | 'case';
interface Line {
  kind: Kind;
  topic?: string;
  difficulty?: number;
  count: number;
  points: number;
}
interface Values {
  name: string;
  subject: 'special' | 'public' | 'presiding' | 'supervising' | 'none';
  field?: Schemas['NewExamBlueprintInput']['field'];
  lines: Line[];
  minutes?: number;
  passMark?: number;
}

/** People write points with two decimals at most; the server counts hundredths. */
const hundredths = (points: number): number => Math.round(points * 100);
const FIRST: Line[] = [
  { kind: 'single', count: 40, points: 1 },
  { kind: 'multiple', count: 20, points: 2 },
  { kind: 'true-false', count: 20, points: 1 },
];

/** A new blueprint; what the bank cannot fill is refused line by line. */
export function NewBlueprint({ onClose }: { onClose: () => void }) {
  const texts = useTexts();
  const t = texts.examAdmin;
  const { data: rules } = useQuery(examQueries.rules());
  const send = ({ lines, passMark, minutes, field, ...body }: Values) =>
    value(
      api.POST('/api/exams/blueprints', {
        body: {
          ...body,
          lines: lines.map(({ kind, topic, difficulty, count, points }) => ({
            ...{ kind, count, points: hundredths(points) },
            ...(topic && { topic }),
            ...(difficulty && { difficulty }),
          })),
          ...(field && { field }),
          ...(minutes && { minutes }),
          ...(passMark !== undefined && passMark !== null && { passMark: hundredths(passMark) }),
        },
      }),
    );
  return (
    <FormModal<Values>
      draft="exam.add-blueprint/new"
      title={t.newBlueprint}
      initial={{ subject: 'none', lines: FIRST, minutes: rules?.minutes }}
      send={send}
      onClose={onClose}
    >
      <LineField name="name" label={t.name} maxLength={120} />
      <Field name="subject" label={t.subject}>
        <Select options={options(texts.exams.subjects)} />
      </Field>
      <SpecialField />
      <Lines />
      <Flex gap={12}>
        <Field name="minutes" label={t.minutes} optional>
          <InputNumber min={1} max={600} precision={0} placeholder={rules && String(rules.minutes)} />
        </Field>
        <Field
          name="passMark"
          label={t.passMark}
          optional
          extra={rules && t.passHint(rules.passPercent, rules.basis)}
        >
          <InputNumber min={0} />
        </Field>
      </Flex>
    </FormModal>
  );
}

function SpecialField() {
  const { examAdmin: t, fields } = useTexts();
  const subject = Form.useWatch('subject') as string | undefined;
  if (subject !== 'special') return null;
  return (
    <Field name="field" label={t.field} extra={t.fieldHint}>
      <Select options={options(fields)} />
    </Field>
  );
}

function Lines() {
  const { examAdmin: t, exams } = useTexts();
  const { data: pool = [] } = useQuery(examQueries.pool());
  const lines = (Form.useWatch('lines') as (Partial<Line> | undefined)[] | undefined) ?? [];
  const topics = [...new Set(pool.map(({ topic }) => topic))].sort();
  const full = lines.reduce((sum, line) => sum + hundredths(line?.points ?? 0) * (line?.count ?? 0), 0);
  const inBank = (line: Partial<Line> | undefined) =>
    pool
      .filter(({ kind }) => kind === line?.kind)
      .filter(({ topic }) => !line?.topic || topic === line.topic)
      .filter(({ difficulty }) => !line?.difficulty || difficulty === line.difficulty)
      .reduce((sum, { count }) => sum + count, 0);
  return (
    <Form.List name="lines">
      {(list, { add, remove }) => (
        <Card size="small" title={t.lines} extra={t.full(pointsOf(full))} style={{ marginBottom: 16 }}>
          {list.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap align="end" role="group" aria-label={t.line(name + 1)}>
              <Field name={[name, 'kind']} label={t.kind}>
                <Select options={options(exams.kinds)} style={{ width: 84 }} />
              </Field>
              <Field name={[name, 'topic']} label={t.topic} optional>
                <Select
                  allowClear
                  placeholder={t.any}
                  style={{ width: 120 }}
                  options={topics.map((topic) => ({ value: topic, label: exams.topics[topic] ?? topic }))}
                />
              </Field>
              <Field name={[name, 'difficulty']} label={t.difficulty} optional>
                <Select
                  allowClear
                  placeholder={t.any}
                  style={{ width: 80 }}
                  options={[1, 2, 3, 4, 5].map((one) => ({ value: one, label: one }))}
                />
              </Field>
              <Field name={[name, 'count']} label={t.count}>
                <InputNumber min={1} max={300} precision={0} style={{ width: 72 }} />
              </Field>
              <Field name={[name, 'points']} label={t.points}>
                <InputNumber min={0.01} max={1000} precision={2} style={{ width: 84 }} />
              </Field>
              <Button
                aria-label={t.removeLine}
                icon={<DeleteOutlined />}
                style={{ marginBottom: 24 }}
                disabled={list.length === 1}
                onClick={() => remove(name)}
              />
              <Typography.Text
                type={inBank(lines[name]) < (lines[name]?.count ?? 0) ? 'danger' : 'secondary'}
                style={{ flexBasis: '100%', marginTop: -20, marginBottom: 12 }}
              >
                {t.inBank(inBank(lines[name]))}
              </Typography.Text>
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ kind: 'single', count: 10, points: 1 })}>
            {t.addLine}
          </Button>
        </Card>
      )}
    </Form.List>
  );
}
