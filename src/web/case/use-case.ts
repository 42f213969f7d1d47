import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseView, ChainVerdict, CommitmentView, PrivatePart } from '../../wire/index.ts';
import { isStale, type Page, pageOf, request } from '../ask/index.ts';
import type { FormTerms } from '../terms/faults.ts';

const path = (county: string, id: string): string =>
  `/api/counties/${county}/cases/${encodeURIComponent(id)}`;

/** One case with its source and its entries. */
export const useCase = (county: string, id: string): Page<CaseView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'case', id],
      queryFn: () => request<CaseView>(path(county, id)),
    }),
  );

type Correction = {
  readonly wish: { readonly terms: Partial<FormTerms>; readonly goal?: string; readonly reason: string };
  /** The last entry that the person saw. */
  readonly seen: number;
};

/** Corrects a case. Where somebody was faster, `newer` is the case as it is now; else `refused` says why not. */
export function useCorrection(county: string, id: string) {
  const client = useQueryClient();
  const [newer, setNewer] = useState<CommitmentView>();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ wish, seen }: Correction) =>
      request<unknown>(`${path(county, id)}/correction`, { method: 'POST', body: wish, version: seen }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
    onError: async (refusal) => {
      if (isStale(refusal)) setNewer(await request<CommitmentView>(path(county, id)));
    },
  });
  const forget = () => {
    setNewer(undefined);
    reset();
  };
  return { mutate, isPending, newer, refused: newer ? undefined : error, forget };
}

/** Holds the stored entries of a case against its chain. */
export const verify = (county: string, id: string): Promise<ChainVerdict> =>
  request<ChainVerdict>(`${path(county, id)}/verification`);

/** Looks at the private part of an entry. The look and its reason are recorded (law 4). */
export const look = (county: string, id: string, seq: number, reason: string): Promise<PrivatePart> =>
  request<PrivatePart>(`${path(county, id)}/entries/${seq}/private?reason=${encodeURIComponent(reason)}`);
