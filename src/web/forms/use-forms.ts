import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CaseStand,
  CopyView,
  FormList,
  FormPage,
  KnownView,
  NewFilling,
  NewForm,
} from '../../wire/index.ts';
import { type Page, pageOf, request, useRequestKey } from '../ask/index.ts';

const path = (county: string) => `/api/counties/${county}`;

/** Forms of the county, and the copies that wait for one's own units. */
export const useForms = (county: string): Page<FormList> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'forms'],
      queryFn: () => request<FormList>(`${path(county)}/forms`),
    }),
  );

export const useForm = (county: string, form: string): Page<FormPage> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'forms', form],
      queryFn: () => request<FormPage>(`${path(county)}/forms/${form}`),
    }),
  );

export const useCopy = (county: string, copy: string): Page<CopyView> =>
  pageOf(
    useQuery({
      queryKey: ['county', county, 'form-copies', copy],
      queryFn: () => request<CopyView>(`${path(county)}/form-copies/${copy}`),
    }),
  );

/** What of some fields the ledger has already; nothing while there are none. */
export function useKnown(
  county: string,
  asked: { readonly columns: readonly string[]; readonly units: readonly string[] },
): readonly KnownView[] {
  const { data } = useQuery({
    queryKey: ['county', county, 'forms', 'known', asked],
    queryFn: () => request<KnownView[]>(`${path(county)}/forms/known`, { method: 'POST', body: asked }),
    enabled: asked.columns.length > 0,
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return asked.columns.length > 0 ? (data ?? []) : [];
}

/** Sends a form to all its units or to none. Pressed twice, it goes out once. */
export function useSendForm(county: string) {
  const client = useQueryClient();
  const keyFor = useRequestKey();
  return useMutation({
    mutationFn: (body: NewForm) =>
      request<CaseStand>(`${path(county)}/forms`, { method: 'POST', body, key: keyFor(body) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}

export function useFill(county: string, copy: { readonly id: string; readonly seq: number }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewFilling) =>
      request<CaseStand>(`${path(county)}/form-copies/${copy.id}/fill`, {
        method: 'POST',
        body,
        version: copy.seq,
      }),
    // Where somebody was faster the page shows the copy as it is now.
    onSettled: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}

/** Takes what was filled in and closes the form, or withdraws it with a reason. */
export function useEndForm(county: string, form: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: { readonly what: 'close' } | { readonly what: 'withdraw'; readonly reason: string }) =>
      request<CaseStand>(`${path(county)}/forms/${form}/${act.what}`, {
        method: 'POST',
        body: act.what === 'close' ? {} : { reason: act.reason },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['county', county] }),
  });
}
