import { Button, Card, Empty, Flex, InputNumber, Radio, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { asRead, versionRead } from '../api/versions';
import { chinaToday } from '../common/china-time';
import { DayField } from '../common/fields/DayField';
import { Field, LineField, options, ProseField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { HoursOfYear, type OfficerFile } from './parts';

type Entry = OfficerFile['hoursEntries'][number];
type Mark = OfficerFile['marks'][number];

/** The ledger of hours: entries, and what was taken back of them. */
export function HoursCard({ file }: { file: OfficerFile }) {
  const t = useTexts().officers;
  const may = useMay();
  const [entering, setEntering] = useState(false);
  const [correcting, setCorrecting] = useState<Entry>();
  return (
    <Card
      size="small"
      title={
        <span>
          {t.hours} <HoursOfYear hours={file.hours} />
        </span>
      }
      extra={may('officer.enter-hours') && <Button onClick={() => setEntering(true)}>{t.enterHours}</Button>}
    >
      <Table
        rowKey="id"
        size="small"
        dataSource={[...file.hoursEntries]}
        pagination={{ pageSize: 6, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} /> }}
        columns={[
          {
            title: t.trainingTitle,
            render: (_, entry) => (
              <span>
                {entry.on} {entry.title}
                <div>
                  <Tag>{t.trainingKinds[entry.kind]}</Tag>
                  {entry.correctsId && <Tag color="red">{t.corrected}</Tag>} {entry.reason}
                </div>
              </span>
            ),
          },
          { title: t.minutes, width: 80, dataIndex: 'minutes' },
          ...(may('officer.correct-hours')
            ? [
                {
                  width: 76,
                  render: (_: unknown, entry: Entry) =>
                    entry.correctsId === null && (
                      <Button size="small" onClick={() => setCorrecting(entry)}>
                        {t.correct}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {entering && (
        <FormModal<Schemas['OutsideTrainingInput']>
          draft={`officer.enter-hours/${file.id}`}
          title={t.enterHours}
          initial={{ kind: 'public-law', minutes: 45, on: chinaToday() }}
          onClose={() => setEntering(false)}
          about={file}
          send={(body, read) => value(api.POST('/api/officers/{id}/hours', { ...asRead(read), body }))}
        >
          <Field name="kind" label={t.enterHours}>
            <Select options={options(t.trainingKinds)} />
          </Field>
          <LineField name="title" label={t.trainingTitle} />
          <Field name="minutes" label={t.minutes}>
            <InputNumber min={1} max={60000} precision={0} />
          </Field>
          <Field name="on" label={t.from}>
            <DayField />
          </Field>
        </FormModal>
      )}
      {correcting && (
        <FormModal<Schemas['HoursCorrectionInput']>
          draft={`officer.correct-hours/${correcting.id}`}
          title={t.correctTitle}
          initial={{ minutes: correcting.minutes }}
          onClose={() => setCorrecting(undefined)}
          about={file}
          send={(body, read) =>
            value(
              api.POST('/api/officers/hours/{entry}/correct', {
                params: { path: { entry: correcting.id }, header: versionRead(read) },
                body,
              }),
            )
          }
        >
          <Field name="minutes" label={t.minutes}>
            <InputNumber min={1} max={60000} precision={0} />
          </Field>
          <ProseField name="reason" label={t.cause} rows={2} maxLength={1000} />
        </FormModal>
      )}
    </Card>
  );
}

export function PassesCard({ file }: { file: OfficerFile }) {
  const texts = useTexts();
  const t = texts.officers;
  return (
    <Card size="small" title={t.passes}>
      <Table
        rowKey={(pass) => `${pass.subject}.${pass.field}.${pass.passedOn}`}
        size="small"
        dataSource={[...file.passes]}
        pagination={false}
        locale={{ emptyText: t.noPasses }}
        columns={[
          {
            title: t.passes,
            render: (_, { subject, field, passedOn }) => (
              <span>
                {passedOn} {t.subjects[subject]} {field && <Tag>{texts.fields[field] ?? field}</Tag>}
              </span>
            ),
          },
          {
            title: t.score,
            width: 110,
            render: (_, { score, fullMarks }) => `${score / 100} / ${fullMarks / 100}`,
          },
        ]}
      />
    </Card>
  );
}

/** Agencies of a working life, rewards and discipline. */
export function HistoryCard({ file }: { file: OfficerFile }) {
  const t = useTexts().officers;
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const [settling, setSettling] = useState<Mark>();
  return (
    <Card
      size="small"
      title={`${t.postings} · ${t.marks}`}
      extra={may('officer.mark') && <Button onClick={() => setAdding(true)}>{t.addMark}</Button>}
    >
      <ul style={{ paddingInlineStart: 18, margin: 0 }}>
        {file.postings.map(({ agencyId, agencyName, post, from, to, document }) => (
          <li key={`${agencyId}.${from}`}>
            {from ?? t.unknownSince} – {to ?? t.untilNow} {agencyName} {post}
            {document && `（${document}）`}
          </li>
        ))}
        {file.marks.map((mark) => (
          <li key={mark.id}>
            <Flex gap={6} wrap align="center">
              <Tag color={mark.kind === 'reward' ? 'green' : 'red'}>{t.markKinds[mark.kind]}</Tag>
              {mark.on} {mark.title}（{mark.document}）
              {mark.kind === 'discipline' && (
                <Tag color={mark.settledOn ? 'default' : 'red'}>
                  {mark.settledOn ? `${t.settled} ${mark.settledOn}` : t.unsettled}
                </Tag>
              )}
              {mark.kind === 'discipline' && !mark.settledOn && may('officer.settle-mark') && (
                <Button size="small" onClick={() => setSettling(mark)}>
                  {t.settle}
                </Button>
              )}
            </Flex>
          </li>
        ))}
      </ul>
      {adding && (
        <FormModal<Schemas['OfficerMarkInput']>
          draft={`officer.add-mark/${file.id}`}
          title={t.addMark}
          initial={{ kind: 'reward', on: chinaToday() }}
          onClose={() => setAdding(false)}
          about={file}
          send={(body, read) => value(api.POST('/api/officers/{id}/marks', { ...asRead(read), body }))}
        >
          <Field name="kind" label={t.marks}>
            <Radio.Group options={options(t.markKinds)} />
          </Field>
          <LineField name="title" label={t.cause} />
          <LineField name="document" label={t.document} />
          <Field name="on" label={t.from}>
            <DayField />
          </Field>
        </FormModal>
      )}
      {settling && (
        <FormModal<Schemas['MarkSettledInput']>
          draft={`officer.settle-mark/${settling.id}`}
          title={t.settle}
          initial={{ on: chinaToday() }}
          onClose={() => setSettling(undefined)}
          about={file}
          send={(body, read) =>
            value(
              api.POST('/api/officers/{id}/marks/{mark}/settle', {
                params: { path: { id: file.id, mark: settling.id }, header: versionRead(read) },
                body,
              }),
            )
          }
        >
          <Field name="on" label={t.lastDay}>
            <DayField />
          </Field>
        </FormModal>
      )}
    </Card>
  );
}
