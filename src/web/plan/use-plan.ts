import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CasePage, CommitmentRow, PlanYear } from '../../wire/index.ts';
import type { PlanSearch } from '../app/search.ts';
import { type Page, pageOf, request } from '../ask/index.ts';
import { isCommitment } from '../parts/commitment.ts';

/** The years that have a plan, newest first. */
export const usePlanYears = (county: string): Page<PlanYear[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'plans'],
      queryFn: () => request<PlanYear[]>(`/api/counties/${county}/plans`),
    }),
  );

/** All commitments of one year's plan in one state: a plan is read as a whole, so every page is brought. */
export function usePlan(county: string, search: Required<PlanSearch>): Page<readonly CommitmentRow[]> {
  const query = useInfiniteQuery({
    queryKey: ['county', county, 'plan', search],
    queryFn: ({ pageParam }) => {
      const asked = { year: String(search.year), state: search.state };
      const words = new URLSearchParams(pageParam === '' ? asked : { ...asked, cursor: pageParam });
      return request<CasePage>(`/api/counties/${county}/cases?${words}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  return pageOf<readonly CommitmentRow[]>({
    data: data && !hasNextPage ? data.pages.flatMap((page) => page.cases).filter(isCommitment) : undefined,
    error,
    refetch,
  });
}

/** What the office does with chosen commitments. */
export type PlanAct =
  | { readonly act: 'adoptions'; readonly body: { cases: string[] } }
  | { readonly act: 'closures'; readonly body: { cases: string[]; outcome: string; reason: string } }
  | {
      readonly act: 'carry-overs';
      readonly body: { cases: string[]; year: number; deadline: string | null; reason: string };
    };

/** Does it, and brings the county's pages up to date. */
export function usePlanAct(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, body }: PlanAct) =>
      request<unknown>(`/api/counties/${county}/${act}`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}
