import { Tag } from 'antd';
import { useTexts } from '../texts';

const COLOURS: Record<string, string> = {
  'filing-requested': 'gold',
  investigating: 'processing',
  concluded: 'processing',
  notified: 'processing',
  decided: 'purple',
  served: 'purple',
  performed: 'green',
  closed: 'green',
  suspended: 'orange',
};

export function StateTag({ state }: { state: string }) {
  const { states } = useTexts();
  return <Tag color={COLOURS[state]}>{states[state] ?? state}</Tag>;
}
