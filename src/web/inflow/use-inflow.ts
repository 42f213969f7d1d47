import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseStand, MatterView, NewOrder, OrderProposal } from '../../wire/index.ts';
import { request } from '../ask/index.ts';
import { type Option, optionsOf } from '../form/shape.ts';

/** Where an order may come from, as the county's matter says; an empty list until it is here. */
export function useOrigins(county: string): readonly Option[] {
  const { data } = useQuery({
    queryKey: ['county', county, 'matters'],
    queryFn: () => request<MatterView[]>(`/api/counties/${county}/matters`),
    staleTime: 5 * 60_000,
  });
  return optionsOf(data?.find(({ id }) => id === 'meeting-order')?.form?.properties['origin'] ?? {});
}

/** How long a person pauses before the clause is read. */
const pause = 400;

/** What a clause proposes, once its writer pauses. */
export function useProposal(county: string, clause: string, on: string | null): OrderProposal | undefined {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(clause.trim()), pause);
    return () => clearTimeout(timer);
  }, [clause]);
  const { data } = useQuery({
    queryKey: ['county', county, 'order-proposal', asked, on],
    queryFn: () =>
      request<OrderProposal>(`/api/counties/${county}/inflow/proposal`, {
        method: 'POST',
        body: { clause: asked, on },
      }),
    enabled: asked.length >= 4,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return asked.length >= 4 && asked === clause.trim() ? data : undefined;
}

/** Registers an order; what hangs on the ledger is read again. */
export function useRegister(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: NewOrder) =>
      request<CaseStand>(`/api/counties/${county}/inflow`, { method: 'POST', body: order }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['county', county, 'cases'] });
      void client.invalidateQueries({ queryKey: ['county', county, 'work'] });
    },
  });
}
