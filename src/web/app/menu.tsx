import { Link, useLocation } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { Disclosure } from '../parts/disclosure.tsx';
import { useWording } from '../wording/index.ts';
import { type Group, isAt, menuFor, type Place } from './pages.ts';
import type { Standing } from './session.ts';

/** Below this the bar has no room for a row of pages; bar.css has the same figure. */
const narrowScreen = '(max-width: 1000px)';

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrowScreen);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(narrowScreen).matches,
  );
}

type Here = { readonly county: string; readonly pathname: string };

function PlaceLink({ place, here, close }: { place: Place; here: Here; close?: () => void }) {
  const { t } = useWording();
  const current = isAt(here.pathname, place);
  return (
    <Link
      to={place.to}
      params={{ county: here.county }}
      className={`bar-link${current ? ' bar-link-active' : ''}`}
      // The page itself, or one that belongs to it, such as a case of the ledger.
      aria-current={current ? (here.pathname.split('/').length === 4 ? 'page' : 'true') : undefined}
      onClick={close}
    >
      {t(place.words)}
    </Link>
  );
}

function Places({ places, here, close }: { places: readonly Place[]; here: Here; close?: () => void }) {
  return (
    <ul className="bar-places">
      {places.map((place) => (
        <li key={place.to}>
          <PlaceLink place={place} here={here} {...(close && { close })} />
        </li>
      ))}
    </ul>
  );
}

function WideGroup({ group, here }: { group: Group; here: Here }) {
  const { t } = useWording();
  const within = group.places.find((place) => isAt(here.pathname, place));
  return (
    <Disclosure
      className={`bar-link bar-group${within ? ' bar-link-active' : ''}`}
      words={
        <>
          {t(group.words)}
          {within && <span className="bar-within">{t(within.words)}</span>}
          <span className="bar-down" aria-hidden="true" />
        </>
      }
    >
      {(close) => <Places places={group.places} here={here} close={close} />}
    </Disclosure>
  );
}

type Pages = ReturnType<typeof menuFor>;

/** On a phone: one button, and behind it every page under the name of its group. */
function NarrowMenu({ pages, here }: { pages: Pages; here: Here }) {
  const { t } = useWording();
  return (
    <Disclosure
      className="bar-button bar-menu"
      words={
        <>
          <svg className="bar-icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 4h12M2 8h12M2 12h12" />
          </svg>
          {t('nav.menu')}
        </>
      }
    >
      {(close) => (
        <>
          <Places places={pages.daily} here={here} close={close} />
          {pages.groups.map((group) => (
            <section key={group.id} aria-label={t(group.words)}>
              <p className="bar-group-name">{t(group.words)}</p>
              <Places places={group.places} here={here} close={close} />
            </section>
          ))}
        </>
      )}
    </Disclosure>
  );
}

/** The pages of a county that this person's posts have a use for, with the one they are on marked. */
export function Menu({ standing }: { standing: Standing }) {
  const { t } = useWording();
  const { pathname } = useLocation();
  const narrow = useNarrow();
  const { session, county } = standing;
  const held = session.posts.filter((post) => post.county === county.id).flatMap(({ roles }) => roles);
  const pages = menuFor(held);
  const here = { county: county.id, pathname };
  return (
    <nav className={narrow ? 'bar-narrow' : 'bar-pages'} aria-label={t('nav.label')} key={pathname}>
      {narrow ? (
        <NarrowMenu pages={pages} here={here} />
      ) : (
        <>
          <Places places={pages.daily} here={here} />
          {pages.groups.map((group) => (
            <WideGroup key={group.id} group={group} here={here} />
          ))}
        </>
      )}
    </nav>
  );
}
