import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  MeasureView,
  NewObservations,
  ObservationsRecorded,
  ObservationView,
} from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

const path = (county: string) => `/api/counties/${county}`;

/** The county's measures with the figures issued last. */
export const useMeasureList = (county: string): Page<MeasureView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'measures'],
      queryFn: () => request<MeasureView[]>(`${path(county)}/measures`),
    }),
  );

/** Every vintage of a measure for a year and the year before it. */
export const useSeries = (county: string, measure: string, year: string): Page<ObservationView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'measures', measure, year],
      queryFn: () =>
        request<ObservationView[]>(`${path(county)}/observations?measure=${measure}&year=${year}`),
    }),
  );

/** What is brought: one figure, or a file of figures. */
export type Wish = NewObservations['observations'][number] | File;

const bring = (county: string, wish: Wish, dryRun: boolean) =>
  wish instanceof File
    ? request<ObservationsRecorded>(
        `${path(county)}/observations/file?dryRun=${dryRun}&fileName=${encodeURIComponent(wish.name)}`,
        { method: 'POST', body: wish },
      )
    : request<ObservationsRecorded>(`${path(county)}/observations?dryRun=${dryRun}`, {
        method: 'POST',
        body: { observations: [wish] },
      });

/**
 * Holds what is brought against what stands, and puts it on record once it was looked at: all or nothing, with every finding
 * at its row.
 */
export function useRecording(county: string) {
  const client = useQueryClient();
  const tried = useMutation({
    mutationFn: async (wish: Wish) => ({ wish, found: await bring(county, wish, true) }),
  });
  const written = useMutation({
    mutationFn: (wish: Wish) => bring(county, wish, false),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
  return {
    /** What would be written, until it is or is given up. */
    found: tried.data,
    done: written.data,
    error: written.error ?? tried.error,
    busy: tried.isPending || written.isPending,
    attempt: (wish: Wish) => {
      written.reset();
      tried.mutate(wish);
    },
    write: (wish: Wish, then: () => void) =>
      written.mutate(wish, {
        onSuccess: () => {
          tried.reset();
          then();
        },
      }),
    giveUp: () => tried.reset(),
  };
}
