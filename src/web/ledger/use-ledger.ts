import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { CasePage, CommitmentRow } from '../../wire/index.ts';
import type { LedgerSearch } from '../app/search.ts';
import { type Page, pageOf, request } from '../ask/index.ts';
import { isCommitment } from '../parts/commitment.ts';

/** What the ledger page shows: the cases so far, and how to bring more. */
export type LedgerList = {
  readonly cases: readonly CommitmentRow[];
  readonly more: (() => void) | undefined;
  readonly bringing: boolean;
};

/** The county's cases under a filter, page by page. */
export function useLedger(county: string, search: LedgerSearch): Page<LedgerList> {
  const query = useInfiniteQuery({
    queryKey: ['county', county, 'cases', search],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({
        ...search,
        matter: 'commitment',
        ...(pageParam === null ? {} : { cursor: pageParam }),
      });
      return request<CasePage>(`/api/counties/${county}/cases?${asked}`);
    },
    initialPageParam: startCursor(),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = query;
  const list = data && {
    cases: data.pages.flatMap((page) => page.cases).filter(isCommitment),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    bringing: query.isFetchingNextPage,
  };
  return pageOf<LedgerList>({ data: list, error, refetch });
}

/** The first page has no cursor. */
function startCursor(): string | null {
  return null;
}
