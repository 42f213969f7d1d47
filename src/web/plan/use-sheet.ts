import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SheetApplied, SheetPreview } from '../../wire/index.ts';
import { request } from '../ask/index.ts';

const address = (county: string, year: number, words: Record<string, string>): string =>
  `/api/counties/${county}/plans/${year}/sheet?${new URLSearchParams(words)}`;

/** Asks what an edited sheet would change; nothing is changed yet. */
export const usePreview = (county: string, year: number) =>
  useMutation({
    mutationFn: (file: File) =>
      request<SheetPreview>(address(county, year, { fileName: file.name }), { method: 'POST', body: file }),
  });

/** Applies a sheet as it was seen in the preview, with the reason for the record. */
export function useApply(county: string, year: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, token, reason }: { file: File; token: string; reason: string }) =>
      request<SheetApplied>(address(county, year, { apply: 'true', fileName: file.name, reason, token }), {
        method: 'POST',
        body: file,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}
