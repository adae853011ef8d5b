import { queryOptions } from '@tanstack/react-query';
import { api, value } from '../api/client';

export const trainingQueries = {
  mine: (year?: string) =>
    queryOptions({
      queryKey: ['training', 'me', year],
      queryFn: () => value(api.GET('/api/training/me', { params: { query: { ...(year && { year }) } } })),
    }),
  courses: () =>
    queryOptions({
      queryKey: ['training', 'courses'],
      queryFn: () => value(api.GET('/api/training/courses')),
    }),
  course: (id: string) =>
    queryOptions({
      queryKey: ['training', 'course', id],
      queryFn: () => value(api.GET('/api/training/courses/{id}', { params: { path: { id } } })),
    }),
  unit: (id: string) =>
    queryOptions({
      queryKey: ['training', 'unit', id],
      queryFn: () => value(api.GET('/api/training/units/{id}', { params: { path: { id } } })),
      staleTime: Infinity,
    }),
  lectures: () =>
    queryOptions({
      queryKey: ['training', 'lectures'],
      queryFn: () => value(api.GET('/api/training/lectures', { params: { query: {} } })),
    }),
  lecture: (id: string) =>
    queryOptions({
      queryKey: ['training', 'lecture', id],
      queryFn: () => value(api.GET('/api/training/lectures/{id}', { params: { path: { id } } })),
    }),
  code: (id: string) =>
    queryOptions({
      queryKey: ['training', 'code', id],
      queryFn: () => value(api.GET('/api/training/lectures/{id}/code', { params: { path: { id } } })),
      refetchInterval: 3000,
    }),
  progress: (year: string, after?: string) =>
    queryOptions({
      queryKey: ['training', 'progress', year, after],
      queryFn: () =>
        value(api.GET('/api/training/progress', { params: { query: { year, ...(after && { after }) } } })),
    }),
  plans: () =>
    queryOptions({ queryKey: ['training', 'plans'], queryFn: () => value(api.GET('/api/training/plans')) }),
};
