import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { Loaded } from '../common/Loaded';
import { Rule } from '../common/Rule';
import { useSpeech, useTexts } from '../texts';
import { type CitingRef, useWriting } from './citing';

type Background = Schemas['ReviewBackgroundView'];

/** What changed, the tier, the articles and the rules: each article and rule is one key away from being cited. */
export function BackgroundCards({ review, citing }: { review: Schemas['ReviewView']; citing: CitingRef }) {
  const background = useQuery(queries.reviewBackground(review.id));
  const writing = useWriting(review);
  return (
    <Loaded query={background}>
      {(data) => (
        <>
          <Changes background={data} />
          <Law background={data} {...(writing && { cite: (text) => citing.current?.law(text) })} />
        </>
      )}
    </Loaded>
  );
}

function Changes({ background: { changes, previousOpinion } }: { background: Background }) {
  const t = useTexts().background;
  if (changes.length === 0 && !previousOpinion) return null;
  return (
    <Alert
      type="info"
      style={{ marginBottom: 12 }}
      title={t.changes}
      description={
        <>
          {previousOpinion && (
            <p style={{ margin: '0 0 6px' }}>
              <strong>{t.previousOpinion}</strong> {previousOpinion}
            </p>
          )}
          {changes.map(({ label, before, after }, i) => (
            <div key={i}>
              <strong>{label}</strong> <del>{before || t.nothing}</del> → <ins>{after || t.nothing}</ins>
            </div>
          ))}
        </>
      }
    />
  );
}

function Law({ background, cite }: { background: Background; cite?: (text: string) => void }) {
  const { texts, language } = useSpeech();
  const t = texts.background;
  const { tier, articles, rules } = background;
  const line = (key: string, text: string, shown: ReactNode) => (
    <Flex key={key} gap={6} align="baseline" justify="space-between">
      <span>{shown}</span>
      {cite && (
        <Button size="small" aria-label={t.citeWhat(text)} onClick={() => cite(text)}>
          {t.cite}
        </Button>
      )}
    </Flex>
  );
  return (
    <div data-place="law" style={{ marginBlock: 12 }}>
      <Typography.Title level={3} style={{ fontSize: 14 }}>
        {t.articles} <Tag color="blue">{`${t.tier}${texts.app.colon}${tier}`}</Tag>
      </Typography.Title>
      {articles.map((article) => line(article, article, article))}
      <Typography.Title level={3} style={{ fontSize: 14 }}>
        {t.rules}
      </Typography.Title>
      {rules.map(({ id, zh, en, law, article }) =>
        line(
          id,
          `${law}${article}`,
          <>
            <Rule id={id} />
            {language === 'en' ? en : zh}{' '}
            <Typography.Text type="secondary">{`${law}${article}`}</Typography.Text>
          </>,
        ),
      )}
    </div>
  );
}
