import { useQuery } from '@tanstack/react-query';
import type { Unread } from '../../wire/index.ts';
import { request } from '../ask/index.ts';

/** How often the count is asked for where no stream of changes tells of a new message; in milliseconds. */
const every = 60_000;

/** How many messages of the signed-in person's posts nobody has read; undefined until it is known. */
export const useUnread = (county: string): Unread | undefined =>
  useQuery({
    queryKey: ['county', county, 'messages', 'unread'],
    queryFn: () => request<Unread>(`/api/counties/${county}/messages/unread`),
    refetchInterval: every,
  }).data;
