import { Button, Card, Flex, Input, Popover, Typography } from 'antd';
import { type Ref, useState } from 'react';
import { useTexts } from '../texts';

interface Playable {
  id: string;
  title: string;
  medium: string;
  /** Where a browser finds what it can play, where that is not the original. */
  playableUrl?: string | null;
  posterUrl?: string | null;
}

interface Props {
  item: Playable;
  onClose?: () => void;
  /** For who must know or set the moment shown. */
  media?: Ref<HTMLMediaElement>;
}

/** Shows one item where it stands; the server answers Range, so that a long video can be entered anywhere. */
export function Player({ item, onClose, media }: Props) {
  const { app, evidence: t } = useTexts();
  const original = `/api/evidence/${item.id}/content`;
  const timed = item.medium === 'video' || item.medium === 'audio';
  const src = (timed && item.playableUrl) || original;
  return (
    <Card
      size="small"
      title={item.title}
      style={{ marginBottom: 12 }}
      extra={
        <Flex>
          <Download src={original} />
          {onClose && (
            <Button type="text" size="small" onClick={onClose}>
              {app.close}
            </Button>
          )}
        </Flex>
      }
    >
      {item.medium === 'video' && (
        <video
          ref={media as Ref<HTMLVideoElement>}
          src={src}
          poster={item.posterUrl ?? undefined}
          controls
          preload="metadata"
          aria-label={item.title}
          style={{ display: 'block', width: '100%', maxHeight: 420, background: '#000' }}
        />
      )}
      {item.medium === 'audio' && (
        <audio
          ref={media as Ref<HTMLAudioElement>}
          src={src}
          controls
          preload="metadata"
          aria-label={item.title}
          style={{ width: '100%' }}
        />
      )}
      {item.medium === 'photo' && (
        <img src={src} alt={item.title} style={{ maxWidth: '100%', maxHeight: 520 }} />
      )}
      {(item.medium === 'text' || item.medium === 'other') && (
        <a href={src} target="_blank" rel="noreferrer">
          {app.view}
          {app.colon}
          {item.title}
        </a>
      )}
      <Typography.Paragraph type="secondary" style={{ margin: '8px 0 0' }}>
        {t.readLogged}
      </Typography.Paragraph>
    </Card>
  );
}

/** An original leaves the house with the use it is taken for. */
function Download({ src }: { src: string }) {
  const { evidence: t } = useTexts();
  const [reason, setReason] = useState('');
  return (
    <Popover
      trigger="click"
      content={
        <Flex gap={8}>
          <Input
            value={reason}
            maxLength={500}
            aria-label={t.downloadReason}
            placeholder={t.downloadReason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            type="primary"
            disabled={!reason.trim()}
            href={`${src}?download=1&reason=${encodeURIComponent(reason)}`}
          >
            {t.download}
          </Button>
        </Flex>
      }
    >
      <Button type="link" size="small">
        {t.download}
      </Button>
    </Popover>
  );
}
