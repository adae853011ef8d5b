import { useEffect } from 'react';
import { api } from '../api/client';

/** Well within the time after which the server ends a session that rests. */
const EVERY_MS = 4 * 60_000;

/** Who types for an hour sends nothing meanwhile: the server is told that somebody is there. */
export function useActivity(): void {
  useEffect(() => {
    let last = performance.now();
    const active = () => {
      if (performance.now() - last < EVERY_MS) return;
      last = performance.now();
      void api.GET('/api/me').catch(() => undefined);
    };
    document.addEventListener('keydown', active);
    document.addEventListener('pointerdown', active);
    return () => {
      document.removeEventListener('keydown', active);
      document.removeEventListener('pointerdown', active);
    };
  }, []);
}
