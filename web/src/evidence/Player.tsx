import { Alert, Button, Card } from 'antd';
import { useTexts } from '../texts';

interface Playable {
  id: string;
  title: string;
  medium: string;
}

/** Shows one item where it stands; the server answers Range, so that a long video can be entered anywhere. */
export function Player({ item, onClose }: { item: Playable; onClose?: () => void }) {
  const { app, evidence: t } = useTexts();
  const src = `/api/evidence/${item.id}/content`;
  return (
    <Card
      size="small"
      title={item.title}
      style={{ marginBottom: 12 }}
      extra={
        <>
          <Button type="link" size="small" href={src} download>
            {t.download}
          </Button>
          {onClose && (
            <Button type="text" size="small" onClick={onClose}>
              {app.close}
            </Button>
          )}
        </>
      }
    >
      {item.medium === 'video' && (
        <video src={src} controls preload="metadata" aria-label={item.title} style={{ width: '100%', maxHeight: 420, background: '#000' }} />
      )}
      {item.medium === 'audio' && <audio src={src} controls preload="metadata" aria-label={item.title} style={{ width: '100%' }} />}
      {item.medium === 'photo' && <img src={src} alt={item.title} style={{ maxWidth: '100%', maxHeight: 520 }} />}
      {(item.medium === 'text' || item.medium === 'other') && (
        <a href={src} target="_blank" rel="noreferrer">
          {app.view}：{item.title}
        </a>
      )}
      <Alert type="info" title={t.readLogged} style={{ marginTop: 8, paddingBlock: 2 }} />
    </Card>
  );
}
