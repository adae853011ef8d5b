import { Alert, App } from 'antd';
import { api, value } from '../api/client';
import { asRead } from '../api/versions';
import { ConfirmModal } from '../common/ConfirmModal';
import { ReasonModal } from '../common/ReasonModal';
import { useTexts } from '../texts';
import type { Disclosure } from './plan';
import { PublicContent } from './PublicContent';

/** A disclosure that was assessed. */
export type Assessed = Disclosure & { id: string };

interface Props {
  disclosure: Assessed;
  onClose: () => void;
}

const WIDE = 860;

/** 发布: everything that goes out, before it does. */
export function ReleaseModal({ disclosure, onClose }: Props) {
  const texts = useTexts();
  const { message } = App.useApp();
  const { disclosure: t, publication } = texts;
  return (
    <ConfirmModal
      act={t.release}
      about={disclosure}
      width={WIDE}
      send={(read) => value(api.POST('/api/disclosures/{id}/release', asRead(read)))}
      onDone={() => void message.success(`${t.release}${texts.app.colon}${texts.app.saved}`)}
      onClose={onClose}
    >
      {(read) => (
        <>
          <Alert type="warning" showIcon title={publication.releaseSure} style={{ marginBottom: 12 }} />
          {read.filesChanged && (
            <Alert type="warning" showIcon title={texts.files.notPrepared} style={{ marginBottom: 12 }} />
          )}
          <PublicContent record={read.record} text={read.published ?? ''} files={read.files} withPages />
        </>
      )}
    </ConfirmModal>
  );
}

/** 发布更正: what takes the place of what is public. */
export function ReleaseCorrectionModal({ disclosure, onClose }: Props) {
  const { publication: t, app } = useTexts();
  return (
    <ConfirmModal
      act={t.releaseCorrection}
      about={disclosure}
      width={WIDE}
      send={(read) => value(api.POST('/api/disclosures/{id}/correction/release', asRead(read)))}
      onClose={onClose}
    >
      {(read) => {
        const open = read.corrections.find(({ state }) => state === 'drafted');
        if (!open) return null;
        return (
          <>
            <Alert
              type="warning"
              showIcon
              title={t.correctSure}
              description={`${t.correctionReason}${app.colon}${open.reason}`}
              style={{ marginBottom: 12 }}
            />
            <PublicContent record={open.record} text={open.published} files={open.files} withPages />
          </>
        );
      }}
    </ConfirmModal>
  );
}

/** 撤回公示: what is taken away, and from where; the reason stays at the address. */
export function WithdrawModal({ disclosure, onClose }: Props) {
  const { disclosure: t, publication } = useTexts();
  return (
    <ReasonModal
      draft={`disclosure.withdraw/${disclosure.id}`}
      title={t.withdraw}
      label={t.publicReason}
      maxLength={500}
      width={WIDE}
      about={disclosure}
      send={(reason, read) =>
        value(api.POST('/api/disclosures/{id}/withdrawal', { ...asRead(read), body: { reason } }))
      }
      onClose={onClose}
    >
      <Alert
        type="warning"
        showIcon
        title={publication.withdrawSure}
        description={
          <>
            <div>{publication.withdrawFrom}</div>
            <a href={disclosure.publicPath ?? ''} target="_blank" rel="noreferrer">
              {disclosure.publicPath}
            </a>
          </>
        }
        style={{ marginBottom: 12 }}
      />
      <PublicContent record={disclosure.record} text={disclosure.published ?? ''} files={disclosure.files} />
    </ReasonModal>
  );
}
