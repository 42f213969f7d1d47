import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseStand, ClockView, StepView } from '../../../wire/index.ts';
import { isStale, type Page, pageOf, request, useRequestKey } from '../../ask/index.ts';

const path = (county: string, id: string): string =>
  `/api/counties/${county}/cases/${encodeURIComponent(id)}`;

/** The steps that the signed-in person may do to a case now. */
export const useSteps = (county: string, id: string, seq: number): Page<StepView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'case', id, 'steps', seq],
      queryFn: () => request<StepView[]>(`${path(county, id)}/steps`),
      // A form that is being filled in stays on the page while the case goes on.
      placeholderData: keepPreviousData,
    }),
  );

/** How the clocks of a case count. */
export const useClocks = (county: string, id: string, seq: number): Page<ClockView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'case', id, 'clocks', seq],
      queryFn: () => request<ClockView[]>(`${path(county, id)}/clocks`),
      placeholderData: keepPreviousData,
    }),
  );

/** A step to do: what its verb asks for, what its form holds, and the last entry that the person saw. */
type StepWish = {
  readonly step: string;
  readonly body: object;
  readonly seen: number;
};

/**
 * Does a step, once however often it is pressed. Where somebody was faster nothing is written: the case is
 * fetched anew, and what was typed stays for the person to decide.
 */
export function useStep(county: string, id: string, done: () => void) {
  const client = useQueryClient();
  const keyFor = useRequestKey();
  return useMutation({
    mutationFn: (wish: StepWish) =>
      request<CaseStand>(`${path(county, id)}/steps/${wish.step}`, {
        method: 'POST',
        body: wish.body,
        version: wish.seen,
        key: keyFor(wish),
      }),
    onSuccess: async () => {
      done();
      await client.invalidateQueries({ queryKey: ['county', county] });
    },
    onError: (error) => {
      if (isStale(error)) void client.invalidateQueries({ queryKey: ['county', county, 'case', id] });
    },
  });
}
