import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, type Schemas, value } from '../api/client';
import { useLatest } from '../common/use-latest';

/** A report is sent this often while the unit is before the person's eyes. */
const EVERY_MS = 20_000;

type Report = Schemas['StudyReportView'];

/**
 * Tells the server where the person stands: at once, then every twenty seconds while the page is in view, and when it
 * is left. `position` answers the second of a video, or undefined where it does not run; for texts the time itself.
 */
export function useStudy(unitId: string, position: (counted: number) => number | undefined) {
  const client = useQueryClient();
  const [report, setReport] = useState<Report>();
  const [error, setError] = useState<unknown>();
  const ask = useLatest(position);
  useEffect(() => {
    let counted = 0;
    let ended = false;
    const send = async (at: number) => {
      try {
        const answer = await value(
          api.POST('/api/training/units/{id}/progress', {
            params: { path: { id: unitId } },
            body: { position: Math.max(0, Math.floor(at)) },
          }),
        );
        counted = answer.counted;
        setReport(answer);
        setError(undefined);
        if (answer.unitFinished && !ended) {
          ended = true;
          void client.invalidateQueries({ queryKey: ['training', 'courses'] });
          void client.invalidateQueries({ queryKey: ['training', 'course'] });
          if (answer.courseFinished) void client.invalidateQueries({ queryKey: ['training', 'me'] });
        }
      } catch (failure) {
        setError(failure);
      }
    };
    const tick = () => {
      const at = ask.current(counted);
      if (at !== undefined && document.visibilityState === 'visible' && !ended) void send(at);
    };
    void send(0);
    const timer = setInterval(tick, EVERY_MS);
    return () => {
      clearInterval(timer);
      tick();
    };
  }, [unitId, client, ask]);
  return { report, error };
}
