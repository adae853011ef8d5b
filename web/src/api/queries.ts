import { queryOptions } from '@tanstack/react-query';
import { caseOutline } from './case-outlines';
import { api, type Schemas, value } from './client';

export type PublishableKind = Schemas['DisclosureListView']['kind'];

/** Every question the screens ask, with the key under which its answer is kept. */
export const queries = {
  me: () =>
    queryOptions({
      queryKey: ['me'],
      queryFn: () => value(api.GET('/api/me')),
      retry: false,
      staleTime: 60_000,
    }),

  drafts: () => queryOptions({ queryKey: ['drafts'], queryFn: () => value(api.GET('/api/drafts')) }),

  notices: () =>
    queryOptions({
      queryKey: ['notices'],
      queryFn: () => value(api.GET('/api/me/notices')),
      staleTime: 60_000,
    }),

  ownSessions: () =>
    queryOptions({ queryKey: ['own-sessions'], queryFn: () => value(api.GET('/api/me/sessions')) }),

  accounts: (query: { q?: string; only?: 'waiting' | 'conflict' | 'disabled'; limit?: string }) =>
    queryOptions({
      queryKey: ['accounts', query],
      queryFn: () => value(api.GET('/api/accounts', { params: { query } })),
    }),

  incompatibleRoles: () =>
    queryOptions({
      queryKey: ['incompatible-roles'],
      queryFn: () => value(api.GET('/api/accounts/incompatible-roles')),
      staleTime: Infinity,
    }),

  officers: () =>
    queryOptions({
      queryKey: ['officers'],
      queryFn: () => value(api.GET('/api/officers')),
      staleTime: 60_000,
    }),

  /** One's own file, or another's. */
  officerFile: (id?: string) =>
    queryOptions({
      queryKey: ['officer-file', id ?? 'mine'],
      queryFn: () =>
        value(
          id ? api.GET('/api/officers/{id}', { params: { path: { id } } }) : api.GET('/api/officers/mine'),
        ),
      retry: false,
    }),

  applications: (query: { status?: 'open' | 'all'; before?: string }) =>
    queryOptions({
      queryKey: ['applications', query],
      queryFn: () => value(api.GET('/api/certificate-applications', { params: { query } })),
    }),

  /** Acts touched by what was entered later of an officer's certificates. */
  touchedActs: (officerId: string) =>
    queryOptions({
      queryKey: ['touched-acts', officerId],
      queryFn: () =>
        value(api.GET('/api/supervision/certificate-findings', { params: { query: { officerId } } })),
    }),

  inspections: () =>
    queryOptions({ queryKey: ['inspections'], queryFn: () => value(api.GET('/api/inspections')) }),

  inspectionItems: () =>
    queryOptions({ queryKey: ['inspection-items'], queryFn: () => value(api.GET('/api/inspections/items')) }),

  inspectionFrequencies: () =>
    queryOptions({
      queryKey: ['inspection-frequencies'],
      queryFn: () => value(api.GET('/api/inspections/frequencies')),
    }),

  agencies: () =>
    queryOptions({
      queryKey: ['agencies'],
      queryFn: () => value(api.GET('/api/agencies')),
      staleTime: 600_000,
    }),

  cases: (query: { state?: string; q?: string; mine?: boolean; after?: string }) =>
    queryOptions({
      queryKey: ['cases', query],
      queryFn: () => value(api.GET('/api/cases', { params: { query: query as never } })),
    }),

  case: (id: string) =>
    queryOptions({
      queryKey: ['case', id],
      queryFn: async () => await value(api.GET('/api/cases/{id}', { params: { path: { id } } })),
    }),

  /** Asked for with one request for all rows that are shown at the same time. */
  caseOutline: (id: string) =>
    queryOptions({ queryKey: ['case', id, 'outline'], queryFn: () => caseOutline(id) }),

  ledger: (agencyId: string, subjectId: string) =>
    queryOptions({
      queryKey: ['ledger', agencyId, subjectId],
      queryFn: () =>
        value(
          api.GET('/api/ledger/{agencyId}/entries', { params: { path: { agencyId }, query: { subjectId } } }),
        ),
    }),

  evidence: (id: string) =>
    queryOptions({
      queryKey: ['evidence', id],
      queryFn: () => value(api.GET('/api/evidence/{id}', { params: { path: { id } } })),
      // What the program still finds out by itself is asked for until it is known.
      refetchInterval: ({ state }) =>
        state.data && (state.data.state === 'received' || state.data.recording.playback.state === 'waiting')
          ? 3000
          : false,
    }),

  markers: (id: string) =>
    queryOptions({
      queryKey: ['markers', id],
      queryFn: () => value(api.GET('/api/evidence/{id}/markers', { params: { path: { id } } })),
    }),

  retention: (id: string) =>
    queryOptions({
      queryKey: ['retention', id],
      queryFn: () => value(api.GET('/api/evidence/{id}/retention', { params: { path: { id } } })),
    }),

  shares: (id: string) =>
    queryOptions({
      queryKey: ['shares', id],
      queryFn: () => value(api.GET('/api/evidence/{id}/shares', { params: { path: { id } } })),
    }),

  devices: () => queryOptions({ queryKey: ['devices'], queryFn: () => value(api.GET('/api/devices')) }),

  pending: () =>
    queryOptions({ queryKey: ['pending'], queryFn: () => value(api.GET('/api/pending-recordings')) }),

  /** Asked again while one is running. */
  storeChecks: () =>
    queryOptions({
      queryKey: ['store-checks'],
      queryFn: () => value(api.GET('/api/evidence/store-checks')),
      refetchInterval: ({ state }) => (state.data?.some((check) => check.state === 'running') ? 2000 : false),
    }),

  disposals: () => queryOptions({ queryKey: ['disposals'], queryFn: () => value(api.GET('/api/disposals')) }),

  unfinished: () =>
    queryOptions({ queryKey: ['unfinished'], queryFn: () => value(api.GET('/api/uploads/unfinished')) }),

  openness: () => queryOptions({ queryKey: ['openness'], queryFn: () => value(api.GET('/api/openness')) }),

  exchange: (kind: Schemas['ExchangeView']['kind']) =>
    queryOptions({
      queryKey: ['exchange', kind],
      queryFn: () => value(api.GET('/api/exchange', { params: { query: { kind } } })),
    }),

  licences: (query: { q?: string; after?: string }) =>
    queryOptions({
      queryKey: ['licences', query],
      queryFn: () => value(api.GET('/api/licences', { params: { query } })),
    }),

  licence: (id: string) =>
    queryOptions({
      queryKey: ['licence', id],
      queryFn: () => value(api.GET('/api/licences/{id}', { params: { path: { id } } })),
    }),

  disclosures: (query: {
    status?: Schemas['DisclosureListView']['state'] | 'due' | 'to-withdraw' | 'all';
    kind?: PublishableKind;
  }) =>
    queryOptions({
      queryKey: ['disclosures', query],
      queryFn: () => value(api.GET('/api/disclosures', { params: { query: query as never } })),
    }),

  /** The disclosure of a case; what is not assessed yet has no id of its own. */
  disclosureOf: (caseId: string) =>
    queryOptions({
      queryKey: ['disclosure', caseId],
      queryFn: () => value(api.GET('/api/cases/{id}/disclosure', { params: { path: { id: caseId } } })),
    }),

  /** The disclosure of a measure, a licence or whatever else is published. */
  disclosureOfMatter: (kind: PublishableKind, id: string) =>
    queryOptions({
      queryKey: ['disclosure', kind, id],
      queryFn: () =>
        value(api.GET('/api/matters/{kind}/{id}/disclosure', { params: { path: { kind, id } } })),
    }),

  evidenceOfCase: (caseId: string) =>
    queryOptions({
      queryKey: ['evidence-of-case', caseId],
      queryFn: () => value(api.GET('/api/evidence', { params: { query: { caseId } } })),
    }),

  /** While the program is at work on one of them, the list asks again by itself. */
  disclosureFiles: (id: string) =>
    queryOptions({
      queryKey: ['disclosure-files', id],
      queryFn: () => value(api.GET('/api/disclosures/{id}/files', { params: { path: { id } } })),
      refetchInterval: ({ state }) => (state.data?.files.some(isBusy) ? 1000 : false),
    }),

  disclosureFile: (id: string) =>
    queryOptions({
      queryKey: ['disclosure-files', 'one', id],
      queryFn: () => value(api.GET('/api/disclosure-files/{id}', { params: { path: { id } } })),
      refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 1000 : false),
    }),

  overview: (year: string) =>
    queryOptions({
      queryKey: ['overview', year],
      queryFn: () => value(api.GET('/api/supervision/overview', { params: { query: { year } } })),
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

  reviewLoad: () =>
    queryOptions({ queryKey: ['review-load'], queryFn: () => value(api.GET('/api/reviews/load')) }),

  catalogue: () =>
    queryOptions({ queryKey: ['catalogue'], queryFn: () => value(api.GET('/api/review-catalogue')) }),

  reviewBackground: (id: string) =>
    queryOptions({
      queryKey: ['review-background', id],
      queryFn: () => value(api.GET('/api/reviews/{id}/background', { params: { path: { id } } })),
    }),

  legality: (status: 'pending' | 'all') =>
    queryOptions({
      queryKey: ['legality', status],
      queryFn: () => value(api.GET('/api/legality', { params: { query: { status } } })),
    }),

  legalityKinds: () =>
    queryOptions({
      queryKey: ['legality-kinds'],
      queryFn: () => value(api.GET('/api/legality/kinds')),
      staleTime: 600_000,
    }),

  legalityCounts: () =>
    queryOptions({
      queryKey: ['legality-counts'],
      queryFn: () => value(api.GET('/api/legality/counts')),
    }),

  legalityItem: (id: string) =>
    queryOptions({
      queryKey: ['legality-item', id],
      queryFn: () => value(api.GET('/api/legality/{id}', { params: { path: { id } } })),
    }),

  requests: (query: { status?: 'open' | 'proposed' | 'overdue' | 'settled' | 'all'; after?: string }) =>
    queryOptions({
      queryKey: ['requests', query],
      queryFn: () => value(api.GET('/api/requests', { params: { query } })),
    }),

  request: (id: string) =>
    queryOptions({
      queryKey: ['request', id],
      queryFn: () => value(api.GET('/api/requests/{id}', { params: { path: { id } } })),
    }),
};

const isBusy = ({ state }: { state: string }): boolean => state === 'reading' || state === 'making';
