import { useQuery } from '@tanstack/react-query';
import type { ComparisonView } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** Two documents held against each other; undefined as long as they were not both chosen. */
export function useComparison(
  county: string,
  last: string | undefined,
  now: string | undefined,
): Page<ComparisonView> | undefined {
  const chosen = last !== undefined && now !== undefined;
  const query = new URLSearchParams({ last: last ?? '', this: now ?? '' });
  const { data, error, refetch } = useQuery({
    queryKey: ['county', county, 'comparison', last, now],
    queryFn: () => request<ComparisonView>(`/api/counties/${county}/comparison?${query}`),
    enabled: chosen,
    retry: false,
  });
  return chosen ? pageOf<ComparisonView>({ data, error, refetch }) : undefined;
}
