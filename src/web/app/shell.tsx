import { QueryClientProvider } from '@tanstack/react-query';
import { getRouteApi, Navigate, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Note, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { client } from './client.ts';
import { Header } from './header.tsx';
import { useLive } from './live.ts';
import { holds, type Standing, useSession, useStanding } from './session.ts';
import { theme } from './theme.ts';

/** What surrounds every page: the cache, the look, the language of the controls. */
export function Root() {
  const { language, t } = useWording();
  // All words of the controls are ours but this one.
  const locale = { locale: language, Empty: { description: t('list.empty') } };
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }}>
        <AntApp message={{ maxCount: 1, top: 56 }}>
          <Outlet />
        </AntApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

/** The pages before signing in: the bar and a narrow column. */
export function Doorstep() {
  return (
    <>
      <Header />
      <main id="main" className="doorstep">
        <Outlet />
      </main>
    </>
  );
}

/** The delivery office begins with its documents, everybody else with what waits for them. */
function ToFirstPage({ standing }: { standing: Standing }) {
  const params = { county: standing.county.id };
  if (holds(standing, 'delivery-office'))
    return <Navigate to="/c/$county/documents" params={params} replace />;
  // A leader handles no case: what is late, and whose, is what a leader comes for.
  if (holds(standing, 'leader')) return <Navigate to="/c/$county/progress" params={params} replace />;
  return <Navigate to="/c/$county/work" params={params} replace />;
}

/** Sends a person to the first county in which they hold a post. */
export function Home() {
  const { t } = useWording();
  const session = useSession();
  return (
    <Stateful
      page={session}
      ready={(value) => {
        if (value === null) return <Navigate to="/sign-in" search={{}} replace />;
        const [county] = value.counties;
        if (!county) return <Note tone="warn">{t('county.none')}</Note>;
        return <ToFirstPage standing={{ session: value, county }} />;
      }}
    />
  );
}

const countyRoute = getRouteApi('/c/$county');

/** Goes to the sign-in, once: the address to come back to must not change while the router is on its way. */
function ToSignIn() {
  const navigate = useNavigate();
  const { href } = useLocation();
  const [from] = useState(href);
  useEffect(() => {
    void navigate({ to: '/sign-in', search: { to: from }, replace: true });
  }, [navigate, from]);
  return null;
}

/** Reading goes on at the page that was gone to, not at the link that is no more in sight. */
function useFocusOnArrival(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const main = document.getElementById('main');
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [pathname]);
}

function CountyPages({ county }: { county: string }) {
  useLive(county);
  useFocusOnArrival();
  return <Outlet />;
}

/** The pages of a county: only for who is signed in and holds a post there. */
export function CountyShell() {
  const { t } = useWording();
  const { county: id } = countyRoute.useParams();
  const session = useSession();
  return (
    <Stateful
      page={session}
      ready={(value) => {
        if (value === null) return <ToSignIn />;
        const county = value.counties.find((c) => c.id === id);
        return (
          <>
            <Header standing={county && { session: value, county }} />
            <main id="main" className="page" tabIndex={-1}>
              {county ? <CountyPages county={county.id} /> : <Note tone="warn">{t('county.not-yours')}</Note>}
            </main>
          </>
        );
      }}
    />
  );
}

/** A county's address alone leads to the first page. */
export function CountyHome() {
  const { county } = countyRoute.useParams();
  const standing = useStanding(county);
  return standing && <ToFirstPage standing={standing} />;
}
