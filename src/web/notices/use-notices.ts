import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  FailedNoticeView,
  NewNoticeAddress,
  NoticeAddresses,
  NoticeHabits,
  TrialOutcome,
} from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** Where the notices of posts go, and the channels there are. */
export const useAddresses = (county: string): Page<NoticeAddresses> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'notices', 'addresses'],
      queryFn: () => request<NoticeAddresses>(`/api/counties/${county}/notice-addresses`),
    }),
  );

/** What could not be delivered. */
export const useFailed = (county: string): Page<FailedNoticeView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'notices', 'failed'],
      queryFn: () => request<FailedNoticeView[]>(`/api/counties/${county}/failed-notices`),
    }),
  );

/** What an administrator can do here; the lists are asked for again after it. */
export type NoticeAct =
  | { readonly kind: 'set'; readonly body: NewNoticeAddress }
  | { readonly kind: 'change'; readonly address: string; readonly body: NoticeHabits }
  | { readonly kind: 'end'; readonly address: string }
  | { readonly kind: 'retry-channel'; readonly channel: string }
  | { readonly kind: 'retry'; readonly address: string; readonly message: string };

function callOf(county: string, act: NoticeAct): Promise<unknown> {
  const base = `/api/counties/${county}`;
  switch (act.kind) {
    case 'set':
      return request(`${base}/notice-addresses`, { method: 'POST', body: act.body });
    case 'change':
      return request(`${base}/notice-addresses/${act.address}`, { method: 'PUT', body: act.body });
    case 'retry-channel':
      return request(`${base}/failed-notices/retry`, { method: 'POST', body: { channel: act.channel } });
    case 'end':
      return request(`${base}/notice-addresses/${act.address}`, { method: 'DELETE' });
    case 'retry':
      return request(`${base}/failed-notices/${act.address}/${act.message}/retry`, { method: 'POST' });
  }
}

export function useNoticeAct(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: NoticeAct) => callOf(county, act),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county, 'notices'] }),
  });
}

/** Sends a trial notice to an address; nothing else changes by it. */
export const useTrial = (county: string, address: string) =>
  useMutation({
    mutationFn: () =>
      request<TrialOutcome>(`/api/counties/${county}/notice-addresses/${address}/trial`, { method: 'POST' }),
  });
