import type { Key } from '../wording/index.ts';

/** Whose page it is. The server asks again at every request; the menu only leaves out what a post has no use for. */
type Reach =
  | 'everybody'
  /** Those who make, keep, watch or audit the county's promises. */
  | 'promises'
  | 'office'
  | 'administrator'
  /** Definitions and what else the county is set up by. */
  | 'settings'
  /** Counter and hotline: posts that only a matter knows, which take in cases all day. */
  | 'desk';

const roles: Readonly<Record<Exclude<Reach, 'everybody' | 'desk'>, readonly string[]>> = {
  promises: ['delivery-office', 'unit', 'leader', 'auditor'],
  office: ['delivery-office'],
  administrator: ['administrator'],
  settings: ['administrator', 'delivery-office', 'auditor'],
};
const houseRoles = ['administrator', ...roles.promises];

type Address =
  | 'work'
  | 'open'
  | 'progress'
  | 'ledger'
  | 'orders'
  | 'plan'
  | 'documents'
  | 'inflow'
  | 'meetings'
  | 'compare'
  | 'scores'
  | 'rates'
  | 'burden'
  | 'year-end'
  | 'measures'
  | 'matters'
  | 'clock'
  | 'forms'
  | 'definition'
  | 'people'
  | 'notices';

/** A page in the menu, and the further addresses at which one is still there. */
export type Place = {
  readonly to: `/c/$county/${Address}`;
  readonly words: Key;
  readonly reach: Reach;
  readonly also?: readonly string[];
};

export type Group = { readonly id: string; readonly words: Key; readonly places: readonly Place[] };

const place = (address: Address, words: Key, reach: Reach, also: readonly string[] = []): Place => ({
  to: `/c/$county/${address}`,
  words,
  reach,
  also,
});

const daily: readonly Place[] = [
  place('progress', 'nav.progress', 'promises'),
  place('ledger', 'nav.ledger', 'everybody', ['cases']),
  place('work', 'nav.work', 'everybody'),
  place('open', 'nav.open', 'desk'),
  place('orders', 'nav.orders', 'promises'),
  place('plan', 'nav.plan', 'promises'),
];

const groups: readonly Group[] = [
  {
    id: 'papers',
    words: 'nav.group.papers',
    places: [
      place('documents', 'nav.documents', 'promises'),
      place('inflow', 'nav.inflow', 'office'),
      place('meetings', 'nav.meetings', 'promises'),
      place('forms', 'nav.forms', 'promises', ['form-copies']),
      place('compare', 'nav.compare', 'promises'),
    ],
  },
  {
    id: 'account',
    words: 'nav.group.account',
    places: [
      place('scores', 'nav.scores', 'promises'),
      place('rates', 'nav.rates', 'promises'),
      place('burden', 'nav.burden', 'promises'),
      place('year-end', 'nav.year-end', 'promises'),
    ],
  },
  {
    id: 'ground',
    words: 'nav.group.ground',
    places: [
      place('measures', 'nav.measures', 'promises'),
      place('matters', 'nav.matters', 'everybody'),
      place('clock', 'nav.clock', 'everybody'),
      place('definition', 'nav.definition', 'settings'),
      place('people', 'nav.people', 'administrator'),
      place('notices', 'nav.notices', 'administrator'),
    ],
  },
];

function reaches(reach: Reach, held: readonly string[]): boolean {
  if (reach === 'everybody') return true;
  if (reach === 'desk') return held.length > 0 && !held.some((role) => houseRoles.includes(role));
  return held.some((role) => roles[reach].includes(role));
}

/** The menu for who holds these roles: the daily pages in the bar, the others in groups, none of them empty. */
export const menuFor = (held: readonly string[]): { daily: readonly Place[]; groups: readonly Group[] } => {
  const own = (places: readonly Place[]) => places.filter(({ reach }) => reaches(reach, held));
  return {
    daily: own(daily),
    groups: groups
      .map((group) => ({ ...group, places: own(group.places) }))
      .filter(({ places }) => places.length > 0),
  };
};

/** Whether an address is a page's own, one below it, or one that belongs to it. */
export const isAt = (pathname: string, { to, also = [] }: Place): boolean => {
  const [, , , page = ''] = pathname.split('/');
  return to === `/c/$county/${page}` || also.includes(page);
};
