import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../texts';
import { Refusal } from './Refusal';

/** The three faces of a question to the server: still asking, refused, answered. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const texts = useTexts();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError)
    return (
      <div>
        <Refusal error={query.error} />
        <Button onClick={() => void query.refetch()}>{texts.app.retry}</Button>
      </div>
    );
  return <Skeleton active aria-label={texts.app.loading} />;
}
