import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { DefinitionView } from '../../wire/index.ts';
import { request } from '../ask/index.ts';

/** The measures that the county of this page defines; an empty list until they are here. They change seldom. */
export function useMeasures(): DefinitionView['measures'] {
  const { county } = useParams({ strict: false });
  const { data } = useQuery({
    queryKey: ['county', county, 'definition'],
    queryFn: () => request<DefinitionView>(`/api/counties/${county}/definition`),
    enabled: county !== undefined,
    staleTime: 5 * 60_000,
  });
  return data?.measures ?? [];
}
