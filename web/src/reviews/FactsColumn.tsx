import { PlayCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useRef, useState } from 'react';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { clockOf } from '../evidence/clock';
import { MarkersCard } from '../evidence/MarkersCard';
import { Player } from '../evidence/Player';
import { useTexts } from '../texts';
import { type CitingRef, useWriting } from './citing';
import { matterOf } from './matter';

/** Facts as submitted, and each piece of evidence a click away from being seen or heard. */
export function FactsColumn({ review, citing }: { review: Schemas['ReviewView']; citing: CitingRef }) {
  const texts = useTexts();
  const t = texts.review;
  const writing = useWriting(review);
  const matter = matterOf(review);
  const file = useQuery(queries.case(review.caseId));
  const [playing, setPlaying] = useState<string>();
  const player = useRef<HTMLMediaElement>(null);
  const shown = file.data?.evidence.find(({ id }) => id === playing);
  return (
    <Card title={t.facts} size="small" className="column" tabIndex={0}>
      <p className="paper" style={{ marginTop: 0 }}>
        {matter.facts}
      </p>
      {shown && <Player key={shown.id} item={shown} media={player} onClose={() => setPlaying(undefined)} />}
      {shown && (shown.medium === 'video' || shown.medium === 'audio') && (
        <>
          <MarkersCard item={shown} player={player} />
          {writing && (
            <Button
              size="small"
              data-place="second"
              style={{ marginBlock: 8 }}
              onClick={() => {
                const second = clockOf(Math.round((player.current?.currentTime ?? 0) * 1000));
                citing.current?.note(`见《${shown.title}》${second}`);
              }}
            >
              {texts.background.citeSecond}
            </Button>
          )}
        </>
      )}
      <Flex vertical gap={4} align="start" data-place="evidence">
        {matter.evidence.map((item) => (
          <Button
            key={item.id}
            type={item.id === playing ? 'primary' : 'default'}
            size="small"
            icon={<PlayCircleOutlined />}
            style={{ height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
            onClick={() => setPlaying(item.id)}
          >
            {item.title} <Tag variant="filled">{texts.stages[item.stage]}</Tag>
          </Button>
        ))}
      </Flex>
      <Typography.Title level={3} style={{ fontSize: 14, marginTop: 16 }}>
        {t.statement}
      </Typography.Title>
      <p className="paper">{review.statement}</p>
      <Typography.Text type="secondary">
        {t.materials}
        {texts.app.colon}
        {review.materials.join('、')}
      </Typography.Text>
    </Card>
  );
}
