import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { DocumentView, Draft, ProposalView, Undone } from '../../wire/index.ts';
import { isStale, type Page, pageOf, request, wordingOf } from '../ask/index.ts';
import { Desk } from './drafts.ts';
import { withProposals } from './proposals.ts';

/** How long a person may rest while typing before the draft is saved, in milliseconds. */
const pause = 700;

type Place = { readonly county: string; readonly document: string };

const keyOf = ({ county, document }: Place) => ['county', county, 'documents', document] as const;
const pathOf = ({ county, document }: Place): string =>
  `/api/counties/${county}/documents/${encodeURIComponent(document)}`;

const fetchDocument = (place: Place): Promise<DocumentView> => request<DocumentView>(pathOf(place));

/** The document, what was read in it, and its proposals. */
export const useDocument = (place: Place): Page<DocumentView> =>
  pageOf(useQuery({ queryKey: keyOf(place), queryFn: () => fetchDocument(place), staleTime: 30_000 }));

/**
 * Puts proposals in place of what the screen knew. An answer of before that is still under way is called off
 * first, or it would bring the old ones back. An older version never replaces a newer one.
 */
async function put(client: QueryClient, place: Place, changed: readonly ProposalView[]): Promise<void> {
  await client.cancelQueries({ queryKey: keyOf(place), exact: true });
  client.setQueryData<DocumentView>(keyOf(place), (view) => view && withProposals(view, changed));
}

function newDesk(client: QueryClient, place: Place): Desk {
  return new Desk({
    save: (base, draft, last) =>
      request<ProposalView>(`${pathOf(place)}/proposals/${base.id}`, {
        method: 'PUT',
        body: draft,
        version: base.version,
        keepalive: last,
      }),
    load: async (id) => {
      const view = await fetchDocument(place);
      const found = view.proposals.find((p) => p.id === id);
      if (!found) throw new Error(`The document no longer has the proposal ${id}.`);
      return found;
    },
    isStale,
    wordingOf,
    saved: (proposal) => put(client, place, [proposal]),
    later: (call) => {
      const timer = setTimeout(call, pause);
      return () => clearTimeout(timer);
    },
  });
}

/** The desk on which changed drafts lie until the server has them. Leaving the page sends what waits. */
export function useDesk(county: string, document: string): Desk {
  const client = useQueryClient();
  const desk = useMemo(() => newDesk(client, { county, document }), [client, county, document]);
  useSyncExternalStore(desk.subscribe, desk.snapshot);
  useEffect(() => {
    const hide = () => desk.flushAll(true);
    const warn = (event: BeforeUnloadEvent) => {
      desk.flushAll(true);
      if (desk.hasTrouble()) event.preventDefault();
    };
    window.addEventListener('pagehide', hide);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('pagehide', hide);
      window.removeEventListener('beforeunload', warn);
      desk.flushAll(false);
    };
  }, [desk]);
  return desk;
}

/** What a delivery office does with proposals. Each act answers with the proposals as they stand after it. */
export function useDecisions(county: string, document: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const place = { county, document };
    const take = async (changed: readonly ProposalView[]): Promise<void> => {
      await put(client, place, changed);
      // How complete the review is counts sentences: only the server knows them.
      void client.invalidateQueries({ queryKey: keyOf(place), exact: true });
      void client.invalidateQueries({ queryKey: ['county', county, 'cases'] });
      void client.invalidateQueries({ queryKey: ['county', county, 'documents'], exact: true });
    };
    const decide = async (proposal: ProposalView, act: string, body?: unknown): Promise<void> => {
      const answer = await request<ProposalView>(`${pathOf(place)}/proposals/${proposal.id}/${act}`, {
        method: 'POST',
        version: proposal.version,
        ...(body === undefined ? {} : { body }),
      });
      await take([answer]);
    };
    const rearrange = async (act: string, body: unknown, version?: number): Promise<ProposalView[]> => {
      const seen = version === undefined ? {} : { version };
      const changed = await request<ProposalView[]>(`${pathOf(place)}/${act}`, {
        method: 'POST',
        body,
        ...seen,
      });
      await take(changed);
      return changed;
    };
    return {
      /** The proposal as the screen knows it now, after what was saved a moment ago. */
      current: (id: string) =>
        client.getQueryData<DocumentView>(keyOf(place))?.proposals.find((p) => p.id === id),
      confirm: (proposal: ProposalView, draft: Draft) => decide(proposal, 'confirm', draft),
      waive: (proposal: ProposalView, reason: string) => decide(proposal, 'waive', { reason }),
      restore: (proposal: ProposalView) => decide(proposal, 'restore'),
      merge: (proposals: readonly ProposalView[]) =>
        rearrange('merge', { proposals: proposals.map(({ id, version }) => ({ id, version })) }),
      split: ({ id, version }: ProposalView, at: number) =>
        rearrange(`proposals/${id}/split`, { at }, version),
      propose: (stretch: { start: number; end: number }) => rearrange('proposals', stretch),
      undo: async (): Promise<Undone> => {
        const undone = await request<Undone>(`${pathOf(place)}/undo`, { method: 'POST' });
        await take(undone.proposals);
        return undone;
      },
    };
  }, [client, county, document]);
}

/** The acts of a delivery office on the proposals of one document. */
export type Decisions = ReturnType<typeof useDecisions>;
