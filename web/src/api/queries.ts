import { queryOptions } from '@tanstack/react-query';
import { api, type CaseFile, value } from './client';

/** Every question the screens ask, with the key under which its answer is kept. */
export const queries = {
  me: () => queryOptions({ queryKey: ['me'], queryFn: () => value(api.GET('/api/me')), retry: false, staleTime: 60_000 }),

  officers: () =>
    queryOptions({ queryKey: ['officers'], queryFn: () => value(api.GET('/api/officers')), staleTime: 60_000 }),

  agencies: () =>
    queryOptions({ queryKey: ['agencies'], queryFn: () => value(api.GET('/api/agencies')), staleTime: 600_000 }),

  cases: (query: { state?: string; q?: string; mine?: boolean; after?: string }) =>
    queryOptions({
      queryKey: ['cases', query],
      queryFn: () => value(api.GET('/api/cases', { params: { query: query as never } })),
    }),

  case: (id: string) =>
    queryOptions({
      queryKey: ['case', id],
      queryFn: async () => (await value(api.GET('/api/cases/{id}', { params: { path: { id } } }))) as unknown as CaseFile,
    }),

  ledger: (agencyId: string, subjectId: string) =>
    queryOptions({
      queryKey: ['ledger', agencyId, subjectId],
      queryFn: () =>
        value(api.GET('/api/ledger/{agencyId}/entries', { params: { path: { agencyId }, query: { subjectId } } })),
    }),

  reviews: (query: { status?: 'pending' | 'all'; caseId?: string }) =>
    queryOptions({
      queryKey: ['reviews', query],
      queryFn: () => value(api.GET('/api/reviews', { params: { query } })),
    }),

  review: (id: string) =>
    queryOptions({
      queryKey: ['review', id],
      queryFn: () => value(api.GET('/api/reviews/{id}', { params: { path: { id } } })),
    }),
};
