import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * What a form is about, as the person had read it when he opened it: the page behind goes on being read, and what changes
 * there is not what he decided on. `readAgain` shows the present state on the page; from then on that is what counts.
 */
export function useAsRead<T>(present: T): { read: T; readAgain: () => Promise<void> } {
  const client = useQueryClient();
  const [opened, setOpened] = useState<{ read: T } | undefined>({ read: present });
  return {
    read: opened ? opened.read : present,
    readAgain: async () => {
      await client.invalidateQueries();
      setOpened(undefined);
    },
  };
}
