import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseStand, NewCases } from '../../wire/index.ts';
import { request, useRequestKey } from '../ask/index.ts';

/** Opens all tasks or none. Pressed twice, or again after the network failed, it opens them once. */
export function useOpenings(county: string) {
  const client = useQueryClient();
  const keyFor = useRequestKey();
  return useMutation({
    mutationFn: (body: NewCases) =>
      request<CaseStand[]>(`/api/counties/${county}/openings`, { method: 'POST', body, key: keyFor(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}
