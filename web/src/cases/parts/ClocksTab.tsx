import { Flex, Table, Tag, Typography } from 'antd';
import type { CaseFile } from '../../api/client';
import { Day, DueLine } from '../../common/Day';
import { Rule } from '../../common/Rule';
import { useTexts } from '../../texts';

const COLOURS = {
  running: 'blue',
  'due-soon': 'orange',
  overdue: 'red',
  met: 'green',
  'met-late': 'volcano',
  lapsed: 'default',
  suspended: 'purple',
} as const;

export function ClocksTab({ file }: { file: CaseFile }) {
  const t = useTexts().casePage;
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 980 }}
      dataSource={file.clocks}
      columns={[
        {
          title: t.clock,
          render: (_, clock) => (
            <>
              {clock.title} <Rule id={clock.ruleId} />
            </>
          ),
        },
        { title: t.trigger, width: 150, render: (_, clock) => <Day day={clock.trigger} /> },
        {
          title: t.tabs.clocks,
          width: 300,
          render: (_, clock) => (
            <Flex vertical>
              {clock.suspendedOn && !clock.stoppedOn ? (
                t.suspendedSince(clock.suspendedOn)
              ) : clock.stoppedOn ? (
                <Day day={clock.due} />
              ) : (
                <DueLine due={clock} titled={false} />
              )}
              {clock.suspensions.map(({ from, to, reason }) => (
                <Typography.Text key={from} type="secondary">
                  {t.leftOut(from, to, t.suspensionReasons[reason] ?? reason)}
                </Typography.Text>
              ))}
            </Flex>
          ),
        },
        {
          title: '',
          width: 210,
          render: (_, clock) => (
            <>
              <Tag color={COLOURS[clock.status]}>{t.status[clock.status]}</Tag>
              {clock.stoppedOn && <Day day={clock.stoppedOn} />}
            </>
          ),
        },
        { title: t.basis, width: 210, dataIndex: 'basis' },
      ]}
    />
  );
}
