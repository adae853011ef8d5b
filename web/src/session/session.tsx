import { useQuery } from '@tanstack/react-query';
import { Flex, Spin } from 'antd';
import { createContext, type ReactNode, use } from 'react';
import { useLocation, Navigate } from 'react-router';
import type { User } from '../api/client';
import { problemOf } from '../api/problem';
import { queries } from '../api/queries';
import { Refusal } from '../common/Refusal';

const MeContext = createContext<User | undefined>(undefined);

/** Everything inside knows who is signed in; a stranger is led to the sign-in page and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const me = useQuery(queries.me());
  const location = useLocation();
  if (me.data) return <MeContext value={me.data}>{children}</MeContext>;
  if (me.isError && problemOf(me.error).status === 401)
    return <Navigate to="/sign-in" replace state={{ from: `${location.pathname}${location.search}` }} />;
  return (
    <Flex justify="center" style={{ padding: 48 }}>
      {me.isError ? <Refusal error={me.error} /> : <Spin size="large" />}
    </Flex>
  );
}

export function useMe(): User {
  const me = use(MeContext);
  if (!me) throw new Error('SignedIn is missing');
  return me;
}

/** Whether the person's roles hold a permission; the server checks again. */
export function useMay(): (permission: string) => boolean {
  const me = useMe();
  return (permission) => me.permissions.includes(permission);
}
