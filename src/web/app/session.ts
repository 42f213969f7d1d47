import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CountyView, Role, SessionView } from '../../wire/index.ts';
import { type Page, pageOf, RequestFailed, request } from '../ask/index.ts';

async function fetchSession(): Promise<SessionView | null> {
  try {
    return await request<SessionView>('/api/session');
  } catch (error) {
    // Not signed in is an answer, not a failure.
    if (error instanceof RequestFailed && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null where nobody is. */
export function useSession(): Page<SessionView | null> {
  return pageOf(useQuery({ queryKey: ['session'], queryFn: fetchSession, staleTime: 60_000 }));
}

/** Puts a new session in place after signing in, and forgets what the last person saw after signing out. */
export function useNewSession(): (session: SessionView | null) => void {
  const client = useQueryClient();
  return (session) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    client.setQueryData(['session'], session);
  };
}

/** One county as the signed-in person stands in it. */
export type Standing = { readonly session: SessionView; readonly county: CountyView };

/** The person's standing in a county; undefined where they hold no post there, or nobody is signed in. */
export function useStanding(countyId: string): Standing | undefined {
  const page = useSession();
  if (page.state !== 'ready' || page.value === null) return undefined;
  const session = page.value;
  const county = session.counties.find((c) => c.id === countyId);
  return county && { session, county };
}

/** Whether the person holds a post with this role in the county. The server asks again at every request. */
export const holds = ({ session, county }: Standing, role: Role): boolean =>
  session.posts.some((post) => post.county === county.id && post.roles.includes(role));
