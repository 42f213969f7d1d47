import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  BurdenRow,
  BurdenRows,
  BurdenView,
  BurdenYearView,
  DemandKindView,
  OutlookView,
} from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** The burden ledger of a month. */
export const useBurden = (county: string, month: string): Page<BurdenView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'burden', month],
      queryFn: () => request<BurdenView>(`/api/counties/${county}/burden/${month}`),
    }),
  );

/** A year month by month, beside the year before. */
export const useBurdenYear = (county: string, year: string): Page<BurdenYearView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'burden', 'years', year],
      queryFn: () => request<BurdenYearView>(`/api/counties/${county}/burden/years/${year}`),
    }),
  );

/** Which rows are looked at: of a unit or an asker, of one kind or all. */
export type RowsOf = {
  readonly month: string;
  readonly unit?: string;
  readonly asker?: string;
  readonly kind?: DemandKindView;
};

/** The rows behind a figure, page by page. */
export function useBurdenRows(county: string, of: RowsOf) {
  const { month, ...filter } = of;
  const query = useInfiniteQuery({
    queryKey: ['county', county, 'burden', month, 'rows', filter],
    initialPageParam: 0,
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ ...filter, from: String(pageParam) });
      return request<BurdenRows>(`/api/counties/${county}/burden/${month}/rows?${asked}`);
    },
    getNextPageParam: (last, all) =>
      last.more ? all.reduce((count, { rows }) => count + rows.length, 0) : undefined,
  });
  const page: Page<readonly BurdenRow[]> = pageOf({
    ...query,
    data: query.data?.pages.flatMap(({ rows }) => rows),
  });
  return {
    page,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isFetching: query.isFetchingNextPage,
  };
}

/** More demands as their asker is about to make them: a unit that is named several times is asked as often. */
export type MoreWish = {
  readonly units: readonly string[];
  readonly kind?: DemandKindView;
  /** The matter whose definition says what is asked, and whether a case of it is opened. */
  readonly matter?: string;
  readonly opens?: boolean;
  readonly text?: string;
  readonly minutes?: number | null;
  readonly fields?: number;
  readonly on?: string;
};

/** What one more demand would mean for units; nothing while there is none to ask about. */
export function useOutlook(county: string, more: MoreWish): OutlookView | undefined {
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
