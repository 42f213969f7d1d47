import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseStand, DifferencesView, ResultView, ScoresView } from '../../wire/index.ts';
import { type Page, pageOf, request, useRequestKey } from '../ask/index.ts';

/** Schemes and results of a county. */
export const useScores = (county: string): Page<ScoresView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'scores'],
      queryFn: () => request<ScoresView>(`/api/counties/${county}/scores`),
    }),
  );

/** One result with every row behind it. */
export const useResult = (county: string, id: string): Page<ResultView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'scores', id],
      queryFn: () => request<ResultView>(`/api/counties/${county}/scores/${id}`),
    }),
  );

/** What a result says otherwise than another. */
export const useDifferences = (county: string, id: string, from: string): Page<DifferencesView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'scores', id, 'differences', from],
      queryFn: () =>
        request<DifferencesView>(`/api/counties/${county}/scores/${id}/differences?from=${from}`),
    }),
  );

/** Computes a scheme; the list shows the new result. */
export function useComputing(county: string, done: (stand: CaseStand) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (scheme: string) =>
      request<CaseStand>(`/api/counties/${county}/schemes/${scheme}/results`, { method: 'POST', body: {} }),
    onSuccess: async (stand) => {
      await client.invalidateQueries({ queryKey: ['county', county, 'scores'] });
      done(stand);
    },
  });
}

/** Objects to a result, once however often it is pressed. */
export function useObjection(
  county: string,
  { result, title }: { result: ResultView; title: string },
  done: (stand: CaseStand) => void,
) {
  const client = useQueryClient();
  const keyFor = useRequestKey();
  return useMutation({
    mutationFn: (reason: string) => {
      const body = {
        matter: 'score-objection',
        title,
        parent: result.id,
        fields: { reason },
      };
      return request<CaseStand>(`/api/counties/${county}/cases`, { method: 'POST', body, key: keyFor(body) });
    },
    onSuccess: async (stand) => {
      await client.invalidateQueries({ queryKey: ['county', county, 'scores'] });
      done(stand);
    },
  });
}

/** What shall be left out of a scheme, and why; without `of`, of every line. */
type ExclusionWish = {
  readonly scheme: string;
  readonly case: string;
  readonly of?: string;
  readonly reason: string;
};

/** Asks that an item be left out, once however often it is pressed; the result's page shows the request. */
export function useAskingExclusion(county: string, done: (stand: CaseStand) => void) {
  const client = useQueryClient();
  const keyFor = useRequestKey();
  return useMutation({
    mutationFn: (wish: ExclusionWish) =>
      request<CaseStand>(`/api/counties/${county}/exclusions`, {
        method: 'POST',
        body: wish,
        key: keyFor(wish),
      }),
    onSuccess: async (stand) => {
      await client.invalidateQueries({ queryKey: ['county', county, 'scores'] });
      done(stand);
    },
  });
}
