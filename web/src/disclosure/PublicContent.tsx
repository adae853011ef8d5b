import { Card, Descriptions, Flex, Typography } from 'antd';
import { bytes } from '../common/bytes';
import { money } from '../common/money';
import { useTexts } from '../texts';
import type { Disclosure } from './plan';

type Correction = Disclosure['corrections'][number];
type BoundFile = Disclosure['files'][number];

interface Props {
  record: Correction['record'] | undefined;
  text: string;
  files: BoundFile[];
  /** Shows every page of the files as they were made. */
  withPages?: boolean;
}

/** What the public reads: fields, text and files, as they stand on the portal. */
export function PublicContent({ record, text, files, withPages }: Props) {
  const texts = useTexts();
  const t = texts.publication;
  return (
    // The keyboard scrolls it.
    <Card
      size="small"
      title={t.content}
      className="public-content"
      role="region"
      aria-label={t.content}
      tabIndex={0}
    >
      {record && <RecordFields record={record} />}
      <Typography.Title level={3} className="public-heading">
        {t.text}
      </Typography.Title>
      <div className="paper">{text}</div>
      <Typography.Title level={3} className="public-heading">
        {t.files(files.length)}
      </Typography.Title>
      {files.map((file) => (
        <section key={file.n} aria-label={file.title}>
          <Typography.Paragraph style={{ marginBottom: 4 }}>
            {file.n}. {file.title}（{t.pages(file.pages)}，{bytes(file.bytes)}）
          </Typography.Paragraph>
          {withPages && (
            <Flex vertical gap={8} style={{ marginBottom: 12 }}>
              {Array.from({ length: file.pages }, (_, i) => (
                <img
                  key={i}
                  className="public-page"
                  loading="lazy"
                  src={`/api/disclosure-files/${file.fileId}/pages/${i + 1}/published?of=${file.sha256}`}
                  alt={`${file.title} ${texts.files.page(i + 1, file.pages)}`}
                />
              ))}
            </Flex>
          )}
        </section>
      ))}
    </Card>
  );
}

function RecordFields({ record }: { record: Correction['record'] }) {
  const texts = useTexts();
  const t = texts.disclosure;
  const rows: [string, string | undefined][] = [
    [texts.publication.recordTitle, record.title],
    [t.number, record.documentNumber],
    [texts.cases.party, record.partyName],
    [texts.acts.creditCode, record.creditCode],
    [texts.cases.cause, record.cause],
    [texts.acts.field, texts.fields[record.field] ?? record.field],
    [texts.acts.penalties, record.penaltyKinds.map((kind) => texts.penalties[kind] ?? kind).join('、')],
    [texts.publication.outcome, record.outcome],
    ...Object.entries(record.particulars ?? {}).map(([name, shown]): [string, string] => [
      texts.matters[name as 'items'] ?? texts.matters.standing,
      String(shown),
    ]),
    [texts.acts.fine, record.fineFen > 0 ? money(record.fineFen) : ''],
    [texts.acts.confiscated, record.confiscatedFen > 0 ? money(record.confiscatedFen) : ''],
    [texts.acts.basis, record.basis.join('；')],
    [texts.supervision.agency, record.agencyName],
    [texts.matters.decidedOn, record.decidedOn],
  ];
  return (
    <Descriptions
      bordered
      size="small"
      column={1}
      styles={{ label: { width: 110 } }}
      items={rows
        .filter(([, shown]) => Boolean(shown))
        .map(([label, children], key) => ({ key, label, children }))}
    />
  );
}
