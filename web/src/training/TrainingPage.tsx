import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Flex, Input, Progress, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Schemas, value } from '../api/client';
import { chinaMinute } from '../common/china-time';
import { Loaded } from '../common/Loaded';
import { PageTitle } from '../common/PageTitle';
import { Refusal } from '../common/Refusal';
import { useTexts } from '../texts';
import { trainingQueries } from './queries';

/** What a person needs of training, on a telephone as well: hours of the year, signing in, courses. */
export default function TrainingPage() {
  const { training: t } = useTexts();
  const mine = useQuery(trainingQueries.mine());
  return (
    <>
      <PageTitle title={t.mine} />
      <Flex vertical gap={16}>
        <Card>
          <Loaded query={mine}>{(data) => <Hours data={data} />}</Loaded>
        </Card>
        <SignIn />
        <Courses />
        <Lectures />
        {mine.data && mine.data.entries.length > 0 && (
          <Card title={t.records} styles={{ body: { padding: 0 } }}>
            <Table
              rowKey={({ on, title, minutes }) => `${on} ${title} ${minutes}`}
              size="small"
              scroll={{ x: 480 }}
              dataSource={mine.data.entries}
              pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { title: t.time, width: 120, dataIndex: 'on' },
                { title: t.course, dataIndex: 'title' },
                { title: t.kind, width: 130, render: (_, row) => t.kinds[row.kind] },
                { title: t.minutesLabel, width: 90, dataIndex: 'minutes' },
              ]}
            />
          </Card>
        )}
      </Flex>
    </>
  );
}

function Hours({ data }: { data: Schemas['MyTrainingView'] }) {
  const { training: t } = useTexts();
  if (!data.officer) return <Alert type="info" showIcon title={t.noOfficer} />;
  return (
    <Flex vertical gap={4}>
      <Typography.Text strong>{t.hoursOf(data.year)}</Typography.Text>
      <Progress
        aria-label={t.hours(data.hours, data.required)}
        percent={Math.min(100, Math.round((data.hours / data.required) * 100))}
        status={data.enough ? 'success' : 'active'}
      />
      <Flex gap={8} wrap>
        <Typography.Text>{t.hours(data.hours, data.required)}</Typography.Text>
        <Tag color={data.enough ? 'green' : 'orange'}>{data.enough ? t.enough : t.missing(data.missing)}</Tag>
        <Typography.Text type="secondary">{t.perHour(data.minutesPerHour)}</Typography.Text>
      </Flex>
    </Flex>
  );
}

function SignIn() {
  const { training: t } = useTexts();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [code, setCode] = useState('');
  const act = useMutation({
    mutationFn: () => value(api.POST('/api/training/sign-ins', { body: { code } })),
    onSuccess: async ({ title }) => {
      void message.success(t.signedIn(title));
      setCode('');
      await client.invalidateQueries({ queryKey: ['training'] });
    },
  });
  return (
    <Card title={t.signIn} size="small">
      <Flex gap={12} align="center" wrap>
        <Input
          aria-label={t.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          placeholder="000000"
          style={{ width: 140, fontSize: 20, letterSpacing: 4 }}
          value={code}
          onChange={({ target }) => setCode(target.value.replace(/\D/g, ''))}
          onPressEnter={() => code.length === 6 && act.mutate()}
        />
        <Button
          type="primary"
          disabled={code.length !== 6}
          loading={act.isPending}
          onClick={() => act.mutate()}
        >
          {t.signIn}
        </Button>
        <Typography.Text type="secondary">{t.codeHint}</Typography.Text>
      </Flex>
      <Refusal error={act.error} />
    </Card>
  );
}

function Courses() {
  const { training: t } = useTexts();
  const courses = useQuery(trainingQueries.courses());
  const [open, setOpen] = useState<string>();
  return (
    <Card title={t.courses} size="small">
      <Loaded query={courses}>
        {(rows) =>
          rows.length === 0 ? (
            <Typography.Text type="secondary">{t.noCourses}</Typography.Text>
          ) : (
            <Flex vertical gap={12}>
              {rows.map((course) => (
                <Card key={course.id} size="small" type="inner" title={course.title}>
                  <Typography.Paragraph ellipsis={{ rows: 3, expandable: true }}>
                    {course.summary}
                  </Typography.Paragraph>
                  <Flex gap={8} align="center" wrap>
                    <Tag>{t.kinds[course.kind]}</Tag>
                    <span>{t.minutes(course.minutes)}</span>
                    <span>{t.units(course.unitsFinished, course.units)}</span>
                    {course.completedOn && <Tag color="green">{t.completed(course.completedOn)}</Tag>}
                    <Button
                      type={course.completedOn ? 'default' : 'primary'}
                      aria-expanded={open === course.id}
                      onClick={() => setOpen(open === course.id ? undefined : course.id)}
                    >
                      {course.completedOn ? t.again : course.unitsFinished ? t.goOn : t.start}
                    </Button>
                  </Flex>
                  {open === course.id && <Units id={course.id} />}
                </Card>
              ))}
            </Flex>
          )
        }
      </Loaded>
    </Card>
  );
}

function Units({ id }: { id: string }) {
  const { training: t } = useTexts();
  const course = useQuery(trainingQueries.course(id));
  return (
    <div style={{ marginTop: 12 }}>
      <Loaded query={course}>
        {({ parts }) => (
          <ol style={{ paddingInlineStart: 20, margin: 0 }}>
            {parts.map((unit) => (
              <li key={unit.id} style={{ marginBlock: 6 }}>
                <Link to={`/training/units/${unit.id}`}>{unit.title}</Link>{' '}
                <Typography.Text type="secondary">
                  {t.unitKinds[unit.kind]} · {t.minutes(Math.round(unit.seconds / 60))}
                </Typography.Text>{' '}
                {unit.finished && <Tag color="green">{t.unitDone}</Tag>}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </div>
  );
}

function Lectures() {
  const { training: t } = useTexts();
  const client = useQueryClient();
  const lectures = useQuery(trainingQueries.lectures());
  const signOut = useMutation({
    mutationFn: (id: string) =>
      value(api.POST('/api/training/lectures/{id}/sign-out', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['training'] }),
  });
  return (
    <Card title={t.lectures} size="small">
      <Loaded query={lectures}>
        {(rows) => (
          <Flex vertical gap={8}>
            {rows.length === 0 && <Typography.Text type="secondary">{t.noLectures}</Typography.Text>}
            {rows.slice(0, 10).map((row) => (
              <Flex key={row.id} gap={8} align="center" wrap>
                <strong>{row.title}</strong>
                <Typography.Text type="secondary">
                  {chinaMinute(row.startsAt)} · {row.place} · {row.lecturer}
                </Typography.Text>
                <Tag color={row.open ? 'blue' : 'default'}>{row.open ? t.open : t.states[row.state]}</Tag>
                {row.signedInAt && (
                  <Tag color="green">
                    {t.signedInAt} {chinaMinute(row.signedInAt)}
                  </Tag>
                )}
                {row.signedInAt && !row.signedOutAt && row.state === 'planned' && (
                  <Button size="small" loading={signOut.isPending} onClick={() => signOut.mutate(row.id)}>
                    {t.signOut}
                  </Button>
                )}
              </Flex>
            ))}
            <Refusal error={signOut.error} />
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}
