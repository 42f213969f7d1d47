import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MessagePage, MessageView, Unread } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** What the page of messages shows: the messages so far, and how to bring more. */
type MessageList = {
  readonly messages: readonly MessageView[];
  readonly more: (() => void) | undefined;
  readonly bringing: boolean;
};

/** What the posts of the signed-in person were told, the newest first, page by page. */
export function useMessages(county: string): Page<MessageList> {
  const query = useInfiniteQuery({
    queryKey: ['county', county, 'messages', 'list'],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams(pageParam === '' ? {} : { cursor: pageParam });
      return request<MessagePage>(`/api/counties/${county}/messages?${asked}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const { data, error, refetch } = query;
  const list = data && {
    messages: data.pages.flatMap((page) => page.messages),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    bringing: query.isFetchingNextPage,
  };
  return pageOf<MessageList>({ data: list, error, refetch });
}

/** Marks messages as read, for whoever holds the post. */
export function useReading(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (messages: readonly string[]) =>
      request<Unread>(`/api/counties/${county}/messages/read`, { method: 'POST', body: { messages } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county, 'messages'] }),
  });
}
