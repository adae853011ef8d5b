import { Alert, Button, Flex, Typography } from 'antd';
import { chinaClock, chinaMinute } from '../common/china-time';
import { useTexts } from '../texts';
import type { Draft } from './use-draft';

/** Offers the drafts that were found, above the fields. Nothing is forced: the form can be filled in anew. */
export function DraftOffer({ draft }: { draft: Draft }) {
  const { drafts: t } = useTexts();
  const { offers, because, problem } = draft.state;
  if (because === 'gone')
    return (
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={t.gone}
        action={
          <Button size="small" onClick={draft.keepMine}>
            {t.keepAsNew}
          </Button>
        }
      />
    );
  if (offers.length === 0) return null;
  const changed = because === 'changed';
  return (
    <Alert
      type={changed ? 'warning' : 'info'}
      showIcon
      style={{ marginBottom: 16 }}
      title={changed ? (problem?.detail ?? t.changed) : t.found}
      description={
        <Flex vertical gap={8}>
          {offers.map((offer) => (
            <Flex key={offer.place ?? 'server'} gap={8} align="center" wrap>
              <span>
                {chinaMinute(offer.savedAt)}
                {offer.place && `（${t.hereOnly}）`}
              </span>
              <Button size="small" type="primary" onClick={() => draft.restore(offer)}>
                {changed ? t.takeOther : t.restore}
              </Button>
              {(changed || offers.length > 1) && <Words content={offer.content} />}
            </Flex>
          ))}
          <div>
            {changed ? (
              <Button size="small" onClick={draft.keepMine}>
                {t.keepMine}
              </Button>
            ) : (
              <Button size="small" onClick={() => void draft.discard().catch(() => undefined)}>
                {t.discard}
              </Button>
            )}
          </div>
        </Flex>
      }
    />
  );
}

/** The texts of a draft that another window saved, to be held against those of this one. */
function Words({ content }: { content: string }) {
  return (
    <Typography.Paragraph
      style={{ flexBasis: '100%', margin: 0, whiteSpace: 'pre-wrap' }}
      ellipsis={{ rows: 6, expandable: true }}
    >
      {textsOf(JSON.parse(content) as unknown).join('\n')}
    </Typography.Paragraph>
  );
}

/** Texts that people write, as against codes and ids. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return /[\u3400-\u9fff]|\s/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** 草稿 已保存 09:41, or why it is not. */
export function DraftStatus({ draft }: { draft: Draft }) {
  const { drafts: t } = useTexts();
  const { status, savedAt, offers, problem, because } = draft.state;
  if (status === 'untouched') return null;
  const said =
    offers.length > 0
      ? because === 'changed'
        ? t.chooseOne
        : t.chooseFirst
      : status === 'saved' && savedAt
        ? t.saved(chinaClock(savedAt))
        : status === 'saving'
          ? t.saving
          : problem?.status === 413 || problem?.status === 422
            ? t.tooLong
            : problem?.code === 'draft.too-many'
              ? t.tooMany
              : t.notSaved;
  return (
    <span role="status" style={{ fontSize: 13, color: status === 'here-only' ? '#874d00' : '#5c5c5c' }}>
      {said}
    </span>
  );
}
