import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MeetingList, MeetingView, NewDecision } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** The county's series of meetings, and their meetings, the latest first. */
export const useMeetings = (county: string): Page<MeetingList> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'meetings'],
      queryFn: () => request<MeetingList>(`/api/counties/${county}/meetings`),
    }),
  );

/** One meeting. */
export const useMeeting = (county: string, meeting: string): Page<MeetingView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'meetings', meeting],
      queryFn: () => request<MeetingView>(`/api/counties/${county}/meetings/${meeting}`),
    }),
  );

/** An act on a meeting: its address below the county, what is sent, and the version seen where the act asks for it. */
export type MeetingAct = { readonly path: string; readonly body: unknown; readonly version?: number };

export function useMeetingAct(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body, version }: MeetingAct) =>
      request<unknown>(`/api/counties/${county}/${path}`, {
        method: 'POST',
        body,
        ...(version === undefined ? {} : { version }),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}

export const decisionAct = (meeting: string, body: NewDecision): MeetingAct => ({
  path: `meetings/${meeting}/decisions`,
  body,
});
