import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DocumentRow, Uploaded } from '../../wire/index.ts';
import { type Page, pageOf, request } from '../ask/index.ts';

/** The county's documents, newest first. */
export const useDocuments = (county: string): Page<DocumentRow[]> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'documents'],
      queryFn: () => request<DocumentRow[]>(`/api/counties/${county}/documents`),
    }),
  );

/** Sends a file to be read. */
export function useUpload(county: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      request<Uploaded>(`/api/counties/${county}/documents?fileName=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        body: file,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county, 'documents'], exact: true }),
  });
}
