import { Flex, Tag, Tooltip, Typography } from 'antd';
import { useTexts } from '../texts';
import { weekdayOf } from './china-time';

/** `2026-11-22 周日`. */
export function Day({ day }: { day: string }) {
  const { days } = useTexts();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {day} {days.weekdays[weekdayOf(day)]}
    </span>
  );
}

/** `还剩 3 个工作日`, coloured by urgency. */
export function DaysLeft({ left }: { left: number }) {
  const { days } = useTexts();
  if (left < 0) return <Tag color="red">{days.overdue(-left)}</Tag>;
  if (left === 0) return <Tag color="volcano">{days.today}</Tag>;
  return <Tag color={left <= 3 ? 'orange' : 'blue'}>{days.left(left)}</Tag>;
}

interface Due {
  ruleId: string;
  title: string;
  due: string;
  strict: string;
  provisional: boolean;
  workingDaysLeft: number;
}

/** A clock in two lines, for tables. */
export function DueBlock({ due }: { due: Due }) {
  return (
    <Flex vertical>
      <Typography.Text type="secondary">{due.title}</Typography.Text>
      <DueLine due={due} titled={false} />
    </Flex>
  );
}

/** A clock in one line: what, by when, how long still; provisional days say so. */
export function DueLine({ due, titled = true }: { due: Due; titled?: boolean }) {
  const { days } = useTexts();
  return (
    <span>
      {titled && <span>{due.title} </span>}
      <Day day={due.due} /> <DaysLeft left={due.workingDaysLeft} />
      {due.strict !== due.due && (
        <Typography.Text type="secondary" style={{ whiteSpace: 'nowrap', marginInline: 4 }}>
          {days.strict} {due.strict.slice(5)}
        </Typography.Text>
      )}
      {due.provisional && (
        <Tooltip title={days.provisionalWhy}>
          <Tag color="gold">{days.provisional}</Tag>
        </Tooltip>
      )}
    </span>
  );
}
