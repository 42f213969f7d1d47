import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MessageView, Unread } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** What the posts of the signed-in person were told, the newest first. */
export const useMessages = (county: string): Page<MessageView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'messages', 'list'],
      queryFn: () => request<MessageView[]>(`/api/counties/${county}/messages`),
    }),
  );

/** Marks messages as read, for whoever holds the post. */
export function useReading(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (messages: readonly string[]) =>
      request<Unread>(`/api/counties/${county}/messages/read`, { method: 'POST', body: { messages } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county, 'messages'] }),
  });
}
