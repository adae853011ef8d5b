import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, value } from '../api/client';

export interface QuestionFilter {
  kind?: string;
  topic?: string;
  difficulty?: string;
  status?: string;
  q?: string;
}

export const questionQueries = {
  list: (filter: QuestionFilter) =>
    infiniteQueryOptions({
      queryKey: ['questions', filter],
      queryFn: ({ pageParam }) =>
        value(
          api.GET('/api/questions', {
            params: { query: { ...filter, ...(pageParam && { after: pageParam }) } as never },
          }),
        ),
      initialPageParam: '',
      getNextPageParam: (page) => page.next,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['question', id],
      queryFn: () => value(api.GET('/api/questions/{id}', { params: { path: { id } } })),
    }),
  topics: () =>
    queryOptions({ queryKey: ['question-topics'], queryFn: () => value(api.GET('/api/questions/topics')) }),
};
