import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { sendings } from './sending';

export const useSendings = () => useSyncExternalStore(sendings.subscribe, sendings.snapshot);

/** Once for the whole workspace: a received file shows itself, and leaving while bytes travel asks first. */
export function useSendingEffects(): void {
  const client = useQueryClient();
  const busy = useSendings().some(({ status }) => status === 'hashing' || status === 'sending');
  useEffect(() => {
    sendings.onReceived = () => void client.invalidateQueries();
  }, [client]);
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
}
