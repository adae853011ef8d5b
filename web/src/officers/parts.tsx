import { Tag } from 'antd';
import type { Officer, Schemas } from '../api/client';
import { useTexts } from '../texts';

export type OfficerFile = Schemas['OfficerFileView'];
export type Card = OfficerFile['certificates'][number];
type Listed = Officer['certificates'][number];

/** The state of a card today, coloured; why it is not valid where the server says so. */
export function CardState({ card }: { card: Listed }) {
  const texts = useTexts();
  const t = texts.officers;
  return (
    <>
      <Tag color={card.state === 'valid' ? 'green' : 'red'}>
        {card.why ?? texts.certificateStates[card.state] ?? card.state}
      </Tag>
      {card.rung !== undefined && (
        <Tag color={card.rung <= 30 ? 'volcano' : 'orange'}>{t.daysLeft(card.daysLeft ?? 0)}</Tag>
      )}
    </>
  );
}

/** Hours of the year against those required, red while they are short. */
export function HoursOfYear({ hours }: { hours: Schemas['YearHoursView'] }) {
  const { officers: t } = useTexts();
  const enough = hours.hours >= hours.required;
  return <Tag color={enough ? 'green' : 'gold'}>{t.hoursOf(hours.hours, hours.required)}</Tag>;
}

/** What may still be given up or changed: not yet revoked or cancelled. */
export const isOpen = (card: Listed) => !['revoked', 'cancelled'].includes(card.state);
