import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrderByLink } from '../../wire/index.ts';
import { request } from '../ask/index.ts';

/** A link: the county and the token that stands after `#`. */
export type LinkKey = { readonly county: string; readonly token: string };

const keyOf = ({ county, token }: LinkKey) => ['answer', county, token];

/** The order that a link leads to. Each opening is recorded, so it is asked for once and not again by itself. */
export const useOrder = (link: LinkKey) =>
  useQuery({
    queryKey: keyOf(link),
    queryFn: () => request<OrderByLink>('/api/order-links/open', { method: 'POST', body: link }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Puts the order in place as it stands after the answer. */
export function useAnswered(link: LinkKey): (order: OrderByLink) => void {
  const client = useQueryClient();
  return (order) => client.setQueryData(keyOf(link), order);
}
