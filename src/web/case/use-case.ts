import { useQuery } from '@tanstack/react-query';
import type { CaseView, ChainVerdict, PrivatePart } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

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

/** Holds the stored entries of a case against its chain. */
export const verify = (county: string, id: string): Promise<ChainVerdict> =>
  request<ChainVerdict>(`${path(county, id)}/verification`);

/** Looks at the private part of an entry. The look and its reason are recorded (law 4). */
export const look = (county: string, id: string, seq: number, reason: string): Promise<PrivatePart> =>
  request<PrivatePart>(`${path(county, id)}/entries/${seq}/private?reason=${encodeURIComponent(reason)}`);
