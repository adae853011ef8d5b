import { Alert, Button, Card, Flex, Input, Popover, Typography } from 'antd';
import { type Ref, useState } from 'react';
import { useTexts } from '../texts';

interface Playable {
  id: string;
  title: string;
  medium: string;
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
  const src = `/api/evidence/${item.id}/content`;
  return (
    <Card
      size="small"
      title={item.title}
      style={{ marginBottom: 12 }}
      extra={
        <Flex>
          <Download src={src} />
          {onClose && (
            <Button type="text" size="small" onClick={onClose}>
              {app.close}
            </Button>
          )}
        </Flex>
      }
    >
      {(item.medium === 'video' || item.medium === 'audio') && <Moving item={item} src={src} media={media} />}
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

/** The original; where this browser cannot play it, its copy; where there is none, what the server says of it. */
function Moving({ item, src, media }: Pick<Props, 'item' | 'media'> & { src: string }) {
  const { evidence: t } = useTexts();
  const [copy, setCopy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const playable = `/api/evidence/${item.id}/playable`;
  const failed = async () => {
    if (!copy) return setCopy(true);
    const answer = await fetch(playable, { headers: { Range: 'bytes=0-0' } }).catch(() => undefined);
    const problem = answer?.ok ? undefined : ((await answer?.json().catch(() => undefined)) as Problem);
    setTrouble(problem?.detail ?? t.notPlayable);
  };
  const common = {
    src: copy ? playable : src,
    controls: true,
    preload: 'metadata',
    'aria-label': item.title,
    onError: () => void failed(),
  };
  return (
    <>
      {item.medium === 'audio' ? (
        <audio ref={media} {...common} style={{ width: '100%' }} />
      ) : (
        <video
          ref={media as Ref<HTMLVideoElement>}
          poster={item.posterUrl ?? undefined}
          {...common}
          // A codec that the browser does not know may leave the sound playing before a black picture.
          onLoadedMetadata={({ currentTarget }) => currentTarget.videoWidth === 0 && void failed()}
          style={{ display: 'block', width: '100%', maxHeight: 420, background: '#000' }}
        />
      )}
      {(copy || trouble) && (
        <Alert type={trouble ? 'warning' : 'info'} title={trouble ?? t.copyShown} style={{ marginTop: 8 }} />
      )}
    </>
  );
}

type Problem = { detail?: string } | undefined;

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
