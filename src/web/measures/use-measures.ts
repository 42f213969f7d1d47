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

/** Puts one figure, or a file of figures, on record: all or nothing, with every finding at its row. */
export function useRecording(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: NewObservations['observations'][number] | File) =>
      wish instanceof File
        ? request<ObservationsRecorded>(
            `${path(county)}/observations/file?fileName=${encodeURIComponent(wish.name)}`,
            { method: 'POST', body: wish },
          )
        : request<ObservationsRecorded>(`${path(county)}/observations`, {
            method: 'POST',
            body: { observations: [wish] },
          }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}
