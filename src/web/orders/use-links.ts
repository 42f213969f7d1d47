import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LinksRenewed, NoticesOfOrder, OrderRow } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

const baseOf = (county: string, { case: id, seq }: OrderRow): string =>
  `/api/counties/${county}/cases/${id}/orders/${seq}/links`;

const keyOf = (county: string, { case: id, seq }: OrderRow) => ['county', county, 'order-links', id, seq];

/** What became of the notices of an order, and of its links. */
export const useNoticesOf = (county: string, row: OrderRow): Page<NoticesOfOrder> =>
  pageOf(
    useQuery({
      queryKey: keyOf(county, row),
      queryFn: () => request<NoticesOfOrder>(baseOf(county, row)),
    }),
  );

/** Sends a new link, the former ones hold no more; or makes all of them void. */
export function useLinkActs(county: string, row: OrderRow) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: keyOf(county, row) });
  return {
    renewing: useMutation({
      mutationFn: () => request<LinksRenewed>(`${baseOf(county, row)}/renewal`, { method: 'POST' }),
      onSuccess,
    }),
    revoking: useMutation({
      mutationFn: () => request<{ revoked: number }>(`${baseOf(county, row)}/revocation`, { method: 'POST' }),
      onSuccess,
    }),
  };
}
