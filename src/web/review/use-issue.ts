import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrdersIssued } from '../../wire/index.ts';
import { request } from '../ask/index.ts';

/** Sends the confirmed items of a document to their units. */
export function useIssue(county: string, document: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<OrdersIssued>(`/api/counties/${county}/documents/${document}/issue`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county, 'cases'] }),
  });
}
