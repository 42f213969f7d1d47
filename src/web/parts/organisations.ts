import { useQuery } from '@tanstack/react-query';
import type { OrganisationView, PostView } from '../../wire/index.ts';
import { request } from '../ask/index.ts';

/** The county's organisations; an empty list until they are here. They change seldom. */
export function useOrganisations(county: string): readonly OrganisationView[] {
  const { data } = useQuery({
    queryKey: ['county', county, 'organisations'],
    queryFn: () => request<OrganisationView[]>(`/api/counties/${county}/organisations`),
    staleTime: 5 * 60_000,
  });
  return data ?? [];
}

/** The county's posts; an empty list until they are here. */
export function usePosts(county: string): readonly PostView[] {
  const { data } = useQuery({
    queryKey: ['county', county, 'posts'],
    queryFn: () => request<PostView[]>(`/api/counties/${county}/posts`),
    staleTime: 5 * 60_000,
  });
  return data ?? [];
}

/** The posts of the county's leaders; an empty list until they are here. */
export const useLeaders = (county: string): readonly PostView[] =>
  usePosts(county).filter((post) => post.roles.includes('leader'));
