import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { WorkPage, WorkRow } from '../../wire/index.ts';
import type { WorkSearch } from '../app/search.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** What a work list shows: the cases so far, how many there are, and how to bring more. */
export type WorkList = {
  readonly cases: readonly WorkRow[];
  readonly total: number;
  /** There are more than `total`: lists stop counting at 1,000. */
  readonly beyond: boolean;
  readonly more: (() => void) | undefined;
  readonly bringing: boolean;
};

const askedFor = ({ part = 'turn', matter, late }: WorkSearch, cursor: string): URLSearchParams =>
  new URLSearchParams({
    part,
    ...(matter === undefined ? {} : { matter }),
    ...(late === undefined ? {} : { late: 'true' }),
    ...(cursor === '' ? {} : { cursor }),
  });

/** The signed-in person's open cases, page by page, the earliest due first. */
export function useWork(county: string, search: WorkSearch): Page<WorkList> {
  const query = useInfiniteQuery({
    queryKey: ['county', county, 'work', search],
    queryFn: ({ pageParam }) =>
      request<WorkPage>(`/api/counties/${county}/work?${askedFor(search, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = query;
  const last = data?.pages.at(-1);
  const list = data && {
    cases: data.pages.flatMap((page) => page.cases),
    total: last?.total ?? 0,
    beyond: last?.more ?? false,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    bringing: query.isFetchingNextPage,
  };
  return pageOf<WorkList>({ data: list, error, refetch });
}
