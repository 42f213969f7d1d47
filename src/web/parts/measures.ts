import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { DefinitionView } from '../../wire/index.ts';
import { request } from '../ask/index.ts';

/** What the county of this page defines; undefined until it is here. It changes seldom. */
function useDefinition(): DefinitionView | undefined {
  const { county } = useParams({ strict: false });
  const { data } = useQuery({
    queryKey: ['county', county, 'definition'],
    queryFn: () => request<DefinitionView>(`/api/counties/${county}/definition`),
    enabled: county !== undefined,
    staleTime: 5 * 60_000,
  });
  return data;
}

/** The measures that the county of this page defines; an empty list until they are here. */
export const useMeasures = (): DefinitionView['measures'] => useDefinition()?.measures ?? [];

/** The goals of the county's goal tree; an empty list until they are here. */
export const useGoals = (): DefinitionView['goals'] => useDefinition()?.goals ?? [];
