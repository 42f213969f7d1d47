import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CaseProgressView, PlanProgressView } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** How far one case is on a day, today unless another is named, with its computation. */
export const useCaseProgress = (county: string, id: string, asOf?: string): Page<CaseProgressView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'case', id, 'progress', asOf ?? ''],
      queryFn: () =>
        request<CaseProgressView>(
          `/api/counties/${county}/cases/${id}/progress${asOf ? `?asOf=${asOf}` : ''}`,
        ),
      placeholderData: keepPreviousData,
    }),
  );

/** How far a year's plan is on a day. */
export const usePlanProgress = (
  county: string,
  year: number,
  asOf: string | undefined,
): Page<PlanProgressView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'progress', year, asOf ?? ''],
      queryFn: () =>
        request<PlanProgressView>(
          `/api/counties/${county}/plans/${year}/progress${asOf ? `?asOf=${asOf}` : ''}`,
        ),
    }),
  );
