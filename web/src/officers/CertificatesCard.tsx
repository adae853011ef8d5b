import { Button, Card as AntCard, Empty, Flex, Image, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { asRead } from '../api/versions';
import { DayField } from '../common/fields/DayField';
import { Field, LineField } from '../common/fields/Field';
import { FormModal } from '../common/FormModal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { CardActs } from './CardActs';
import { CardFields, CardScope } from './ChainCard';
import { type Card, CardState, type OfficerFile } from './parts';

/** Every card with its life as a line of days: issue, events with their cause and document, reviews, end. */
export function CertificatesCard({ file }: { file: OfficerFile }) {
  const t = useTexts().officers;
  const may = useMay();
  const [entering, setEntering] = useState(false);
  return (
    <AntCard
      size="small"
      title={t.certificates}
      extra={
        may('certificate.enter-existing') &&
        file.status === 'in-post' && <Button onClick={() => setEntering(true)}>{t.acts.enter}</Button>
      }
    >
      {file.certificates.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noCertificates} />
      )}
      {[...file.certificates].reverse().map((card) => (
        <OneCard key={card.id} file={file} card={card} />
      ))}
      {entering && <EnterExisting file={file} onClose={() => setEntering(false)} />}
    </AntCard>
  );
}

function OneCard({ file, card }: { file: OfficerFile; card: Card }) {
  const texts = useTexts();
  const t = texts.officers;
  return (
    <section aria-label={`${t.kinds[card.kind]} ${card.number}`} style={{ marginBottom: 20 }}>
      <Flex justify="space-between" align="start" wrap gap={8}>
        <div style={{ minWidth: 0 }}>
          <strong>
            {t.kinds[card.kind]} {card.number}
          </strong>{' '}
          <CardState card={card} />
          <div>
            <Typography.Text type="secondary">
              {card.fields.map((field) => texts.fields[field] ?? field).join('、')} · {card.areas.join('、')}{' '}
              · {card.issuer}
            </Typography.Text>
          </div>
        </div>
        <Flex gap={8} align="start">
          <CardActs file={file} card={card} />
          <Flex vertical align="center">
            {card.hasCode && (
              <Image
                src={`/api/certificates/${card.id}/qr.svg`}
                alt={t.qr}
                width={72}
                height={72}
                styles={{ popup: { root: { background: '#fff' } } }}
              />
            )}
            <a href={checkPath(card)} target="_blank" rel="noreferrer">
              {t.check}
            </a>
          </Flex>
        </Flex>
      </Flex>
      <Timeline style={{ marginTop: 12 }} items={lifeOf(card, file, t, texts.app.colon)} />
    </section>
  );
}

function lifeOf(card: Card, file: OfficerFile, t: ReturnType<typeof useTexts>['officers'], colon: string) {
  const origin = card.replacesId
    ? t.reissued
    : card.document
      ? `${t.entered}${colon}${card.document}`
      : t.issued;
  const items = [
    { day: card.issuedOn, colour: 'green', text: origin },
    ...card.events.map(({ kind, from, to, cause, document }) => ({
      day: from,
      colour: 'red',
      text: `${t.events[kind]}${to ? ` – ${to}` : ''}${colon}${cause}（${document}）`,
    })),
    ...file.reviews
      .filter(({ certificateId }) => certificateId === card.id)
      .map(({ on, year, outcome, reason }) => ({
        day: on,
        colour: outcome === 'passed' ? 'green' : 'red',
        text: `${year} ${t.reviews} ${t.outcomes[outcome]}${reason ? `${colon}${reason}` : ''}`,
      })),
    ...card.reviewsDue
      .filter(({ outcome }) => outcome !== 'passed')
      .slice(0, 1)
      .map(({ year, lostFrom, outcome }) => ({
        day: lostFrom,
        colour: 'orange',
        text: `${year} ${t.reviews} ${t.outcomes[outcome]}${colon}${t.lost(lostFrom)}`,
      })),
    { day: card.validThrough, colour: 'gray', text: t.ends },
  ];
  return items
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, colour, text }, key) => ({
      key,
      color: colour,
      content: (
        <>
          <strong>{day}</strong> {text}
        </>
      ),
    }));
}

function EnterExisting({ file, onClose }: { file: OfficerFile; onClose: () => void }) {
  const t = useTexts().officers;
  return (
    <FormModal<Schemas['NewCertificateInput']>
      draft={`certificate.enter/${file.id}`}
      title={t.acts.enter}
      initial={{ kind: 'enforcement', fields: [], areas: [] }}
      onClose={onClose}
      about={file}
      send={(body, read) => value(api.POST('/api/officers/{id}/certificates', { ...asRead(read), body }))}
    >
      <CardScope />
      <CardFields>
        <Field name="issuedOn" label={t.issuedOn}>
          <DayField />
        </Field>
        <Field name="validThrough" label={t.validThrough}>
          <DayField future />
        </Field>
        <LineField name="document" label={t.document} />
      </CardFields>
    </FormModal>
  );
}

/** By the token, where it is shown, with the portrait; else by the number on the card. */
const checkPath = ({ token, number }: Card): string =>
  token ? `/verify/${token}` : `/verify?number=${encodeURIComponent(number)}`;
