import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Input, Select, Tag } from 'antd';
import { type RefObject, useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { queries } from '../api/queries';
import { Refusal } from '../common/Refusal';
import { useMay } from '../session/session';
import { useTexts } from '../texts';
import { clockOf } from './clock';

interface Props {
  item: Pick<Schemas['EvidenceView'], 'id'>;
  player: RefObject<HTMLMediaElement | null>;
}

/** REC-08: what the recording shows and where; a click goes there. */
export function MarkersCard({ item, player }: Props) {
  const { vault: t } = useTexts();
  const may = useMay();
  const client = useQueryClient();
  const path = { id: item.id };
  const { data } = useQuery(queries.markers(item.id));
  const [tag, setTag] = useState<string>();
  const [note, setNote] = useState('');
  const [from, setFrom] = useState<number>();
  const refresh = () => client.invalidateQueries({ queryKey: ['markers', item.id] });
  const now = () => Math.round((player.current?.currentTime ?? 0) * 1000);
  const mark = useMutation({
    mutationFn: (span: { fromMs: number; toMs?: number }) =>
      value(api.POST('/api/evidence/{id}/markers', { params: { path }, body: { ...span, tag: tag!, note } })),
    onSuccess: async () => {
      setNote('');
      setFrom(undefined);
      await refresh();
    },
  });
  const withdraw = useMutation({
    mutationFn: (markerId: string) =>
      value(api.DELETE('/api/evidence/{id}/markers/{markerId}', { params: { path: { ...path, markerId } } })),
    onSuccess: refresh,
  });
  const go = (ms: number) => seek(player.current, ms);
  return (
    <Card size="small" title={t.markers}>
      {(data?.markers ?? []).length === 0 && <p style={{ margin: '0 0 8px' }}>{t.noMarkers}</p>}
      <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
        {data?.markers.map((marker) => (
          <li key={marker.id}>
            <Flex gap={8} align="center" wrap>
              <Button
                size="small"
                type="link"
                aria-label={t.jump(clockOf(marker.fromMs))}
                onClick={() => go(marker.fromMs)}
              >
                {clockOf(marker.fromMs)}
                {marker.toMs ? `–${clockOf(marker.toMs)}` : ''}
              </Button>
              <Tag color="blue">{marker.tag}</Tag>
              <span>{marker.note}</span>
              <span style={{ color: '#5c5c5c' }}>{marker.byName}</span>
              {marker.mine && may('evidence.unmark') && (
                <Button size="small" type="text" onClick={() => withdraw.mutate(marker.id)}>
                  {t.withdraw}
                </Button>
              )}
            </Flex>
          </li>
        ))}
      </ul>
      {may('evidence.mark') && (
        <Flex gap={8} wrap style={{ marginTop: 8 }}>
          <Select
            style={{ width: 120 }}
            aria-label={t.tag}
            placeholder={t.tag}
            value={tag}
            onChange={setTag}
            options={(data?.tags ?? []).map((name) => ({ value: name, label: name }))}
          />
          <Input
            style={{ flex: '1 1 140px' }}
            aria-label={t.note}
            placeholder={t.note}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button disabled={!tag} onClick={() => mark.mutate({ fromMs: now() })}>
            {t.addMarker}
          </Button>
          {from === undefined ? (
            <Button disabled={!tag} onClick={() => setFrom(now())}>
              {t.beginClip}
            </Button>
          ) : (
            <Button type="primary" onClick={() => mark.mutate({ fromMs: from, toMs: now() })}>
              {`${t.endClip}（${clockOf(from)}–）`}
            </Button>
          )}
        </Flex>
      )}
      <Refusal error={mark.error ?? withdraw.error} />
    </Card>
  );
}

function seek(media: HTMLMediaElement | null, ms: number): void {
  if (!media) return;
  media.currentTime = ms / 1000;
  media.focus();
}
