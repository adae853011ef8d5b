import { Card, Descriptions } from 'antd';
import { money } from '../common/money';
import { useTexts } from '../texts';
import type { Disclosure } from './plan';

/** The fields the public will see, and which names are shown or hidden in the text. */
export function RecordCard({ disclosure: { record, names } }: { disclosure: Disclosure }) {
  const texts = useTexts();
  const t = texts.disclosure;
  if (!record && !names) return null;
  const rows: [string, React.ReactNode][] = [
    ...(record
      ? ([
          [t.number, record.documentNumber],
          [texts.supervision.agency, record.agencyName],
          [texts.cases.party, record.partyName],
          [texts.acts.creditCode, record.creditCode],
          [texts.cases.cause, record.cause],
          [texts.acts.penalties, record.penaltyKinds.map((kind) => texts.penalties[kind] ?? kind).join('、')],
          [texts.acts.fine, record.fineFen > 0 ? money(record.fineFen) : ''],
          [texts.acts.basis, record.basis.join('；')],
          ...Object.entries(record.particulars ?? {}).map(([name, shown]) => [
            texts.matters[name as 'items'] ?? texts.matters.standing,
            String(shown),
          ]),
        ] as [string, React.ReactNode][])
      : []),
    ...(names
      ? ([
          [t.names.punished, names.punished.join('、')],
          [t.names.others, names.others.join('、')],
          [t.names.kept, names.kept.join('、')],
        ] as [string, React.ReactNode][])
      : []),
  ];
  return (
    <Card size="small" title={t.record} style={{ marginTop: 12 }}>
      <Descriptions
        bordered
        size="small"
        column={{ xs: 1, md: 2 }}
        items={rows
          .filter(([, shown]) => Boolean(shown))
          .map(([label, children], key) => ({ key, label, children }))}
      />
    </Card>
  );
}
