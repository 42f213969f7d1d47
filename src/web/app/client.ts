import { QueryCache, QueryClient } from '@tanstack/react-query';
import { RequestFailed } from '../ask/index.ts';

const isFinal = (error: unknown): boolean =>
  error instanceof RequestFailed && error.status >= 400 && error.status < 500;

/** The cache of answers. A session that ended anywhere ends everywhere: the next draw asks to sign in. */
export const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof RequestFailed && error.status === 401) client.setQueryData(['session'], null);
    },
  }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (count, error) => !isFinal(error) && count < 2 },
    mutations: { retry: false },
  },
});
