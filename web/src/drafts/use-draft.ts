import type { FormInstance } from 'antd';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useLatest } from '../common/use-latest';
import { useMe } from '../session/session';
import { contentOf, valuesOf } from './content';
import { DraftKeeper, type DraftState, type OfferedDraft } from './draft-keeper';

export interface Draft {
  state: DraftState;
  /** To be called whenever the form changed. */
  changed: () => void;
  /** Sends the form; its draft is gone with the act. */
  issue: <T>(send: () => Promise<T>) => Promise<T>;
  restore: (offer: OfferedDraft) => void;
  discard: () => Promise<void>;
  keepMine: () => void;
}

/**
 * The draft of a form. `name` is `form/subject`, the same on every machine; `title` is what the person knows it by in the
 * list of his drafts.
 */
export function useDraft(form: FormInstance, name: string, title: string): Draft {
  const me = useMe();
  const label = useLatest({ title, address: addressNow() });
  const keeper = useMemo(() => new DraftKeeper(me.id, name, () => label.current), [me.id, name, label]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.read);
  useEffect(() => {
    void keeper.look();
    const hidden = () => document.visibilityState === 'hidden' && keeper.flush();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      keeper.flush();
    };
  }, [keeper]);
  return {
    state,
    changed: () => keeper.changed(contentOf(form.getFieldsValue(true))),
    issue: (send) => keeper.issue(send),
    restore: (offer) => {
      form.resetFields();
      form.setFieldsValue(valuesOf(offer.content) ?? {});
      keeper.restore(offer);
    },
    discard: () => keeper.discard(),
    keepMine: () => keeper.keepMine(),
  };
}

/** Where the form stands, without the folder of the workspace. */
function addressNow(): string {
  const { pathname, search } = window.location;
  return `${pathname.replace(/^\/app(?=\/)/, '')}${search}`;
}
