import { useQuery } from '@tanstack/react-query';
import type { BurdenRow, BurdenView, DemandKindView, OutlookView } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** The burden ledger of a month. */
export const useBurden = (county: string, month: string): Page<BurdenView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'burden', month],
      queryFn: () => request<BurdenView>(`/api/counties/${county}/burden/${month}`),
    }),
  );

/** The rows behind a unit's figures, once they are asked for. */
export const useBurdenRows = (county: string, month: string, unit: string): Page<BurdenRow[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'burden', month, unit],
      queryFn: () => request<BurdenRow[]>(`/api/counties/${county}/burden/${month}/units/${unit}`),
    }),
  );

/** What one more demand would mean for units; nothing while there is none to ask about. */
export function useOutlook(
  county: string,
  more: { readonly units: readonly string[]; readonly kind: DemandKindView; readonly text: string },
): OutlookView | undefined {
  const { data } = useQuery({
    queryKey: ['county', county, 'burden', 'outlook', more],
    queryFn: () =>
      request<OutlookView>(`/api/counties/${county}/burden/outlook`, { method: 'POST', body: more }),
    enabled: more.units.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return more.units.length > 0 ? data : undefined;
}
