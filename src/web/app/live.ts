import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ChangeView } from '../../wire/index.ts';

/** Lists are brought up to date together, so long after the first change; in milliseconds. */
const gather = 1500;

/** What a change of a case makes old: its own page at once, every list a moment later. */
function freshen(client: QueryClient, county: string) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const lists = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      for (const list of ['work', 'messages', 'search', 'orders'])
        void client.invalidateQueries({ queryKey: ['county', county, list] });
    }, gather);
  };
  return {
    change: ({ caseId }: Pick<ChangeView, 'caseId'>) => {
      void client.invalidateQueries({ queryKey: ['county', county, 'case', caseId] });
      lists();
    },
    /** What was missed is not told any more: everything of the county is asked for again as it is shown. */
    all: () => void client.invalidateQueries({ queryKey: ['county', county] }),
    stop: () => clearTimeout(waiting),
  };
}

const caseIn = (data: unknown): Pick<ChangeView, 'caseId'> | undefined => {
  const change: Partial<ChangeView> | null = typeof data === 'string' ? JSON.parse(data) : null;
  return change?.caseId === undefined ? undefined : { caseId: change.caseId };
};

/**
 * Keeps the pages of a county up to date with what others write, as long as they are looked at: a browser opens
 * only a few connections to one server, so a tab in the background holds none. Where there is no stream, pages
 * are as fresh as the last look at them.
 */
export function useLive(county: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const fresh = freshen(client, county);
    let stream: EventSource | undefined;
    const close = () => {
      stream?.close();
      stream = undefined;
    };
    const open = () => {
      stream = new EventSource(`/api/counties/${county}/changes`);
      stream.addEventListener('change', (event) => {
        const change = caseIn(event.data);
        if (change) fresh.change(change);
      });
      stream.addEventListener('gap', fresh.all);
    };
    const look = () => {
      if (document.visibilityState === 'hidden') return close();
      if (stream) return;
      open();
      fresh.all();
    };
    if (document.visibilityState === 'visible') open();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      close();
      fresh.stop();
    };
  }, [client, county]);
}
