import { useQuery } from '@tanstack/react-query';
import type { MatterView } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** The matters that the county works under today. They change seldom. */
export const useMatters = (county: string): Page<MatterView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'matters'],
      queryFn: () => request<MatterView[]>(`/api/counties/${county}/matters`),
      staleTime: 5 * 60_000,
    }),
  );
