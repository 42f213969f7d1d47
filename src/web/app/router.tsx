import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { MissingHere, MissingPage } from '../missing/page.tsx';
import { Waiting } from '../parts/note.tsx';
import {
  parseClockSearch,
  parseCompareSearch,
  parseFindSearch,
  parseLedgerSearch,
  parseOpenSearch,
  parseOrdersSearch,
  parsePlanSearch,
  parseProgressSearch,
  parseRatesSearch,
  parseReviewSearch,
  parseScoreSearch,
  parseSignInSearch,
  parseWorkSearch,
} from './search.ts';
import { CountyHome, CountyShell, Doorstep, Home, Root } from './shell.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: MissingPage });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

const doorstep = createRoute({ getParentRoute: () => root, id: 'doorstep', component: Doorstep });

const signIn = createRoute({
  getParentRoute: () => doorstep,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  component: lazyRouteComponent(() => import('../sign-in/page.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => doorstep,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../invitation/page.tsx'), 'InvitationPage'),
});

const answer = createRoute({
  getParentRoute: () => doorstep,
  path: '/answer/$county',
  component: lazyRouteComponent(() => import('../answer/page.tsx'), 'AnswerPage'),
});

const publicClock = createRoute({
  getParentRoute: () => root,
  path: '/clock',
  validateSearch: parseClockSearch,
  component: lazyRouteComponent(() => import('../clock/page.tsx'), 'PublicClockPage'),
});

const county = createRoute({
  getParentRoute: () => root,
  path: '/c/$county',
  component: CountyShell,
  notFoundComponent: MissingHere,
});

const countyHome = createRoute({ getParentRoute: () => county, path: '/', component: CountyHome });

const work = createRoute({
  getParentRoute: () => county,
  path: '/work',
  validateSearch: parseWorkSearch,
  component: lazyRouteComponent(() => import('../work/page.tsx'), 'WorkPage'),
});

const find = createRoute({
  getParentRoute: () => county,
  path: '/search',
  validateSearch: parseFindSearch,
  component: lazyRouteComponent(() => import('../search/page.tsx'), 'SearchPage'),
});

const open = createRoute({
  getParentRoute: () => county,
  path: '/open',
  validateSearch: parseOpenSearch,
  component: lazyRouteComponent(() => import('../open/page.tsx'), 'OpenPage'),
});

const messages = createRoute({
  getParentRoute: () => county,
  path: '/messages',
  component: lazyRouteComponent(() => import('../messages/page.tsx'), 'MessagesPage'),
});

const matters = createRoute({
  getParentRoute: () => county,
  path: '/matters',
  component: lazyRouteComponent(() => import('../matters/page.tsx'), 'MattersPage'),
});

const matter = createRoute({
  getParentRoute: () => county,
  path: '/matters/$matter',
  component: lazyRouteComponent(() => import('../matters/matter-page.tsx'), 'MatterPage'),
});

const documents = createRoute({
  getParentRoute: () => county,
  path: '/documents',
  component: lazyRouteComponent(() => import('../documents/page.tsx'), 'DocumentsPage'),
});

const review = createRoute({
  getParentRoute: () => county,
  path: '/documents/$document',
  validateSearch: parseReviewSearch,
  component: lazyRouteComponent(() => import('../review/page.tsx'), 'ReviewPage'),
});

const inflow = createRoute({
  getParentRoute: () => county,
  path: '/inflow',
  component: lazyRouteComponent(() => import('../inflow/page.tsx'), 'InflowPage'),
});

const burden = createRoute({
  getParentRoute: () => county,
  path: '/burden',
  component: lazyRouteComponent(() => import('../burden/page.tsx'), 'BurdenPage'),
});

const forms = createRoute({
  getParentRoute: () => county,
  path: '/forms',
  component: lazyRouteComponent(() => import('../forms/page.tsx'), 'FormsPage'),
});

const newForm = createRoute({
  getParentRoute: () => county,
  path: '/forms/new',
  component: lazyRouteComponent(() => import('../forms/new-form.tsx'), 'NewFormPage'),
});

const form = createRoute({
  getParentRoute: () => county,
  path: '/forms/$form',
  component: lazyRouteComponent(() => import('../forms/form-page.tsx'), 'FormPage'),
});

const formCopy = createRoute({
  getParentRoute: () => county,
  path: '/form-copies/$copy',
  component: lazyRouteComponent(() => import('../forms/copy-page.tsx'), 'CopyPage'),
});

const yearEnd = createRoute({
  getParentRoute: () => county,
  path: '/year-end',
  validateSearch: parsePlanSearch,
  component: lazyRouteComponent(() => import('../year-end/page.tsx'), 'YearEndPage'),
});

const meetings = createRoute({
  getParentRoute: () => county,
  path: '/meetings',
  component: lazyRouteComponent(() => import('../meetings/page.tsx'), 'MeetingsPage'),
});

const meeting = createRoute({
  getParentRoute: () => county,
  path: '/meetings/$meeting',
  component: lazyRouteComponent(() => import('../meetings/meeting-page.tsx'), 'MeetingPage'),
});

const ledger = createRoute({
  getParentRoute: () => county,
  path: '/ledger',
  validateSearch: parseLedgerSearch,
  component: lazyRouteComponent(() => import('../ledger/page.tsx'), 'LedgerPage'),
});

const orders = createRoute({
  getParentRoute: () => county,
  path: '/orders',
  validateSearch: parseOrdersSearch,
  component: lazyRouteComponent(() => import('../orders/page.tsx'), 'OrdersPage'),
});

const scores = createRoute({
  getParentRoute: () => county,
  path: '/scores',
  component: lazyRouteComponent(() => import('../scores/page.tsx'), 'ScoresPage'),
});

const score = createRoute({
  getParentRoute: () => county,
  path: '/scores/$result',
  validateSearch: parseScoreSearch,
  component: lazyRouteComponent(() => import('../scores/result-page.tsx'), 'ResultPage'),
});

const rates = createRoute({
  getParentRoute: () => county,
  path: '/rates',
  validateSearch: parseRatesSearch,
  component: lazyRouteComponent(() => import('../rates/page.tsx'), 'RatesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => county,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('../case/page.tsx'), 'CasePage'),
});

const plan = createRoute({
  getParentRoute: () => county,
  path: '/plan',
  validateSearch: parsePlanSearch,
  component: lazyRouteComponent(() => import('../plan/page.tsx'), 'PlanPage'),
});

const progress = createRoute({
  getParentRoute: () => county,
  path: '/progress',
  validateSearch: parseProgressSearch,
  component: lazyRouteComponent(() => import('../progress/page.tsx'), 'ProgressPage'),
});

const definition = createRoute({
  getParentRoute: () => county,
  path: '/definition',
  component: lazyRouteComponent(() => import('../definition/page.tsx'), 'DefinitionPage'),
});

const measures = createRoute({
  getParentRoute: () => county,
  path: '/measures',
  component: lazyRouteComponent(() => import('../measures/page.tsx'), 'MeasuresPage'),
});

const clock = createRoute({
  getParentRoute: () => county,
  path: '/clock',
  validateSearch: parseClockSearch,
  component: lazyRouteComponent(() => import('../clock/page.tsx'), 'ClockPage'),
});

const compare = createRoute({
  getParentRoute: () => county,
  path: '/compare',
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import('../compare/page.tsx'), 'ComparePage'),
});

const notices = createRoute({
  getParentRoute: () => county,
  path: '/notices',
  component: lazyRouteComponent(() => import('../notices/page.tsx'), 'NoticesPage'),
});

const people = createRoute({
  getParentRoute: () => county,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/page.tsx'), 'PeoplePage'),
});

/** Every address of the web room. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    doorstep.addChildren([signIn, invitation, answer]),
    publicClock,
    county.addChildren([
      countyHome,
      work,
      find,
      open,
      messages,
      matters,
      matter,
      documents,
      inflow,
      burden,
      forms,
      newForm,
      form,
      formCopy,
      yearEnd,
      meetings,
      meeting,
      review,
      plan,
      progress,
      ledger,
      orders,
      scores,
      score,
      rates,
      oneCase,
      compare,
      clock,
      definition,
      measures,
      notices,
      people,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
