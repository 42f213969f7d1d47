import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CaseStand, MatterView, NewOrder, OrderNote, OrderProposal } from '../../wire/index.ts';
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

const proposalOf = (county: string, clause: string, on: string | null) => ({
  queryKey: ['county', county, 'order-proposal', clause, on],
  queryFn: () =>
    request<OrderProposal>(`/api/counties/${county}/inflow/proposal`, {
      method: 'POST',
      body: { clause, on },
    }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The shortest clause that is read. */
const shortest = 4;

/**
 * What a clause proposes, once its writer pauses; `ask` for it at once, for who writes faster than that. Nothing is
 * proposed where the reading cannot be had: the order is registered as it was typed.
 */
export function useProposal(
  county: string,
  clause: string,
  on: string | null,
): { readonly proposal: OrderProposal | undefined; readonly ask: () => Promise<OrderProposal | undefined> } {
  const client = useQueryClient();
  const whole = clause.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(whole), pause);
    return () => clearTimeout(timer);
  }, [whole]);
  const { data } = useQuery({ ...proposalOf(county, asked, on), enabled: asked.length >= shortest });
  const ask = async () =>
    whole.length < shortest
      ? undefined
      : await client.fetchQuery(proposalOf(county, whole, on)).catch(() => undefined);
  return { proposal: asked.length >= shortest && asked === whole ? data : undefined, ask };
}

/** What is to be told of the order as it is typed, once its writer pauses. */
export function useLookOver(
  county: string,
  { reference, clause, decidedOn, deadline }: NewOrder,
): readonly OrderNote[] {
  const head = JSON.stringify({ reference, clause, decidedOn, deadline });
  const [asked, setAsked] = useState(head);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(head), pause);
    return () => clearTimeout(timer);
  }, [head]);
  const { data } = useQuery({
    queryKey: ['county', county, 'look-over', asked],
    queryFn: () =>
      request<OrderNote[]>(`/api/counties/${county}/inflow/look-over`, {
        method: 'POST',
        body: JSON.parse(asked),
      }),
    enabled: reference !== '' || decidedOn !== null || deadline !== null,
  });
  return asked === head ? (data ?? []) : [];
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
      void client.invalidateQueries({ queryKey: ['county', county, 'look-over'] });
    },
  });
}
