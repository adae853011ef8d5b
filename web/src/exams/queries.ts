import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, value } from '../api/client';

export type MyExam = Schemas['MyExamView'];
export type Attempt = Schemas['OpenSittingView'];
export type ExamItem = Schemas['ExamItemView'];
export type ExamBatch = Schemas['ExamBatchView'];
export type Blueprint = Schemas['ExamBlueprintView'];

const byId = (id: string) => ({ params: { path: { id } } });

/** Every question the exam screens ask. */
export const examQueries = {
  mine: () =>
    queryOptions({
      queryKey: ['exams-mine'],
      queryFn: () => value(api.GET('/api/exams/mine')),
    }),
  result: (id: string) =>
    queryOptions({
      queryKey: ['exam-result', id],
      queryFn: () => value(api.GET('/api/exams/sittings/{id}/result', byId(id))),
    }),
  topics: () =>
    queryOptions({
      queryKey: ['practice-topics'],
      queryFn: () => value(api.GET('/api/exams/practice/topics')),
      staleTime: 60_000,
    }),
  pool: () =>
    queryOptions({
      queryKey: ['exam-pool'],
      queryFn: () => value(api.GET('/api/exams/pool')),
      staleTime: 60_000,
    }),
  rules: () =>
    queryOptions({
      queryKey: ['exam-rules'],
      queryFn: () => value(api.GET('/api/exams/rules')),
      staleTime: 600_000,
    }),
  blueprints: () =>
    queryOptions({
      queryKey: ['exam-blueprints'],
      queryFn: () => value(api.GET('/api/exams/blueprints')),
    }),
  batches: () =>
    queryOptions({
      queryKey: ['exam-batches'],
      queryFn: () => value(api.GET('/api/exams/batches')),
    }),
  batch: (id: string) =>
    queryOptions({
      queryKey: ['exam-batch', id],
      queryFn: () => value(api.GET('/api/exams/batches/{id}', byId(id))),
    }),
  sitters: (id: string) =>
    queryOptions({
      queryKey: ['exam-sitters', id],
      queryFn: () => everySitter(id),
    }),
  statistics: (id: string) =>
    queryOptions({
      queryKey: ['exam-statistics', id],
      queryFn: () => value(api.GET('/api/exams/batches/{id}/statistics', byId(id))),
    }),
  appeals: (id: string) =>
    queryOptions({
      queryKey: ['exam-appeals', id],
      queryFn: () => value(api.GET('/api/exams/batches/{id}/appeals', byId(id))),
    }),
};

const A_PAGE = 200;

/** Page after page until one is not full. */
async function everySitter(id: string): Promise<Schemas['ExamSitterView'][]> {
  const all: Schemas['ExamSitterView'][] = [];
  for (;;) {
    const after = all.at(-1)?.id;
    const page = await value(
      api.GET('/api/exams/batches/{id}/sitters', {
        params: { path: { id }, query: after ? { after } : {} },
      }),
    );
    all.push(...page);
    if (page.length < A_PAGE) return all;
  }
}

/** Hundredths of a point as people write them. */
export const pointsOf = (hundredths: number): string => String(hundredths / 100);
