import { Tag } from 'antd';
import { useTexts } from '../texts';

const COLOURS: Record<string, string> = {
  unassessed: 'gold',
  assessed: 'gold',
  drafted: 'processing',
  returned: 'orange',
  published: 'green',
  withdrawn: 'red',
};

export function DisclosureState({ state }: { state: string }) {
  const { disclosureStates } = useTexts();
  return <Tag color={COLOURS[state]}>{disclosureStates[state] ?? state}</Tag>;
}
