import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Invited, NewPerson, PersonView, PostView } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** The people who hold a post in the county. */
export const usePeople = (county: string): Page<PersonView[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'people'],
      queryFn: () => request<PersonView[]>(`/api/counties/${county}/people`),
    }),
  );

/** The posts that a person can be given; an empty list until they are here. */
export function usePosts(county: string): readonly PostView[] {
  const { data } = useQuery({
    queryKey: ['county', county, 'posts'],
    queryFn: () => request<PostView[]>(`/api/counties/${county}/posts`),
  });
  return data ?? [];
}

/** Adds a person; the answer holds the one-time link. */
export function useInviting(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPerson) =>
      request<Invited>(`/api/counties/${county}/people`, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county, 'people'] }),
  });
}
