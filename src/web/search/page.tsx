import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FoundPage, WorkRow } from '../../wire/index.ts';
import type { FindSearch } from '../app/search.ts';
import { useStanding } from '../app/session.ts';
import { type Page, pageOf, request } from '../ask/index.ts';
import { CaseTable } from '../parts/case-table.tsx';
import { Head } from '../parts/head.tsx';
import { MatterSelect } from '../parts/matter-select.tsx';
import { Nothing, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import './search.css';

const route = getRouteApi('/c/$county/search');

/** Chinese words have two characters; one alone stands in nearly every case. */
const shortest = 2;

const isEnough = (words: string): boolean => [...words.trim()].length >= shortest;

/** What was found so far, and how to bring more. */
type Finds = {
  readonly cases: readonly WorkRow[];
  readonly more: (() => void) | undefined;
  readonly bringing: boolean;
};

/** What was found; nothing is asked for before there are enough characters. */
function useFound(county: string, { q = '', matter }: FindSearch): Page<Finds> | undefined {
  const asked = isEnough(q);
  const query = useInfiniteQuery({
    queryKey: ['county', county, 'search', 'pages', q.trim(), matter],
    queryFn: ({ pageParam }) => {
      const words = new URLSearchParams({
        q: q.trim(),
        ...(matter === undefined ? {} : { matter }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      });
      return request<FoundPage>(`/api/counties/${county}/search?${words}`);
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: asked,
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = query;
  const finds = data && {
    cases: data.pages.flatMap((page) => page.cases),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    bringing: query.isFetchingNextPage,
  };
  return asked ? pageOf<Finds>({ data: finds, error, refetch }) : undefined;
}

/** Arrow keys go from the field into what was found, and up and down in it. */
function moveAmong(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.nativeEvent.isComposing || event.target instanceof HTMLSelectElement)
    return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search], a[data-case]')];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Field({ word, setWord }: { word: string; setWord: (word: string) => void }) {
  const { t } = useWording();
  const field = useRef<HTMLInputElement>(null);
  // The one thing to do on this page is to type.
  useEffect(() => field.current?.focus(), []);
  return (
    <input
      ref={field}
      type="search"
      className="search-field"
      value={word}
      maxLength={100}
      aria-label={t('search.label')}
      placeholder={t('search.label')}
      onChange={(event) => setWord(event.target.value)}
    />
  );
}

function Found({ county, page }: { county: string; page: Page<Finds> | undefined }) {
  const { t } = useWording();
  const standing = useStanding(county);
  if (!page) return <Nothing title={t('search.begin')}>{t('search.begin.next')}</Nothing>;
  return (
    <Stateful
      page={page}
      ready={({ cases, more, bringing }) =>
        cases.length === 0 || !standing ? (
          <Nothing title={t('search.none')}>{t('search.none.next')}</Nothing>
        ) : (
          <>
            <CaseTable
              county={county}
              caption={t('search.title')}
              cases={cases}
              today={standing.session.today}
            >
              <span className="quiet" role="status">
                {t(more ? 'search.more' : 'search.count', { count: cases.length })}
              </span>
            </CaseTable>
            {more && (
              <p className="ledger-more">
                <Button onClick={more} loading={bringing}>
                  {t('ledger.more')}
                </Button>
              </p>
            )}
          </>
        )
      }
    />
  );
}

/** Finds cases of any matter by number, title and what their public form says. */
export function SearchPage() {
  const { t } = useWording();
  const { county } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [word, setWord] = useState(search.q ?? '');
  const asked = search.q ?? '';
  useEffect(() => {
    if (word === asked) return;
    const pause = setTimeout(() => {
      void navigate({ search: ({ q: _, ...rest }) => (word ? { ...rest, q: word } : rest), replace: true });
    }, 250);
    return () => clearTimeout(pause);
  }, [word, asked, navigate]);
  return (
    // The keys work on what is inside; the section itself is nothing to act on.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div onKeyDown={moveAmong}>
      <Head title={t('search.title')}>
        <p className="quiet">{t('search.words')}</p>
      </Head>
      <search className="search-asks">
        <Field word={word} setWord={setWord} />
        <MatterSelect
          county={county}
          value={search.matter}
          set={(matter) =>
            void navigate({
              search: ({ matter: _, ...rest }) => (matter ? { ...rest, matter } : rest),
              replace: true,
            })
          }
        />
      </search>
      <Found county={county} page={useFound(county, search)} />
    </div>
  );
}
