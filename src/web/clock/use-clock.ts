import { useQuery } from '@tanstack/react-query';
import type { ClockAnswerView } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** The answer to a question about days; undefined as long as nothing was asked. */
export function useClock(question: string | undefined): Page<ClockAnswerView> | undefined {
  const { data, error, refetch } = useQuery({
    queryKey: ['clock', question],
    queryFn: () => request<ClockAnswerView>(`/api/clock?${new URLSearchParams({ q: question ?? '' })}`),
    enabled: question !== undefined,
    retry: false,
  });
  return question === undefined ? undefined : pageOf<ClockAnswerView>({ data, error, refetch });
}
