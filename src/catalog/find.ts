import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { Duty, NoticeHabits, Orders, Organisation, Post } from './definition.ts';
import { holdsOn } from './validity.ts';
import type { CountyDefinition } from './version.ts';

/** The organisations that held on a day, with the names they bore then, in the order of the county's file. */
export const organisationsOn = (definition: CountyDefinition, day: Day): Organisation[] =>
  definition.organisations.filter((organisation) => holdsOn(organisation, day));

/** The organisation that bears a name or short name on a day, with or without the county's name before it. */
export const findOrganisation = (
  definition: CountyDefinition,
  name: string,
  day: Day,
): Organisation | undefined =>
  organisationsOn(definition, day).find((organisation) =>
    [organisation.name, ...organisation.shortNames].some(
      (known) => known === name || known === `${definition.county.name}${name}`,
    ),
  );

/** The leaders in charge of an organisation (分管领导) on a day; more than one where the county says so. */
export const leadersOf = (definition: CountyDefinition, organisation: string, day: Day): Post[] =>
  definition.posts.filter(
    (post) => post.roles.includes('leader') && post.inChargeOf.includes(organisation) && holdsOn(post, day),
  );

/** How a county numbers its orders; one that says nothing uses the plain words, and sets no day for the answer. */
export const ordersOf = (definition: CountyDefinition | undefined): Orders =>
  definition?.county.orders ?? {
    series: '督办单',
    reminderSeries: '催办单',
    replyWorkingDays: {},
    assumed: [],
  };

/** When a county's posts are told; one that says nothing has a digest in the morning and no quiet hours. */
export const noticeHabitsOf = (definition: CountyDefinition | undefined): NoticeHabits =>
  definition?.county.notices ?? { digestAt: '08:30', assumed: [] };

/** Whether the county's files assume the name that an organisation bears (law 8). */
export const isNameAssumed = (
  definition: CountyDefinition | undefined,
  { id, name }: { readonly id: string; readonly name: string },
): boolean =>
  definition?.organisations.some((o) => o.id === id && o.name === name && o.assumed.includes('name')) ??
  false;

/** Whether the county's files assume the title that a post bears (law 8). */
export const isTitleAssumed = (
  definition: CountyDefinition | undefined,
  { id, title }: { readonly id: string; readonly title: string },
): boolean =>
  definition?.posts.some((p) => p.id === id && p.title === title && p.assumed.includes('title')) ?? false;

/**
 * An organisation that a text seems to be the work of; `confidence` lies between 0 and 1. `assumed` where its
 * name, or who has a duty by whose words it was found, is assumed in the county's files (law 8).
 */
export type LeadProposal = {
  readonly organisation: Organisation;
  readonly confidence: number;
  readonly assumed: boolean;
  readonly reason: Wording;
};

type Claim = { readonly organisation: Organisation; readonly word: string; readonly duty?: Duty };
type Hit = { readonly start: number; readonly end: number; readonly claims: readonly Claim[] };

type Claims = ReadonlyMap<string, readonly Claim[]>;

/** A definition never changes, so its words are gathered once a day. */
const gathered = new WeakMap<CountyDefinition, { day: Day; claims: Claims }>();

function claimsOn(definition: CountyDefinition, day: Day): Claims {
  const known = gathered.get(definition);
  if (known?.day === day) return known.claims;
  const claims = gatherClaims(definition, day);
  gathered.set(definition, { day, claims });
  return claims;
}

/** Words by which an organisation claims a text: its own names, and those of the duties that it leads. */
function gatherClaims(definition: CountyDefinition, day: Day): Claims {
  const standing = organisationsOn(definition, day);
  const byId = new Map(standing.map((organisation) => [organisation.id, organisation]));
  const named = standing.flatMap((organisation) =>
    [organisation.name, ...organisation.shortNames].map((word): Claim => ({ organisation, word })),
  );
  const owed = definition.duties
    .filter((duty) => duty.part === 'lead' && holdsOn(duty, day))
    .flatMap((duty) => {
      const organisation = byId.get(duty.organisation);
      return organisation === undefined
        ? []
        : duty.words.map((word): Claim => ({ organisation, word, duty }));
    });
  return Map.groupBy([...named, ...owed], ({ word }) => word);
}

/** A duty of certain places claims only a text that names one of them. */
const isWithin = (definition: CountyDefinition, { places }: Duty, text: string): boolean =>
  places.length === 0 ||
  definition.places.some(({ code, name }) => places.includes(code) && text.includes(name));

/** Every place where a word stands, without those inside a longer word: 污水处理厂 is not 污水. */
function hitsOf(definition: CountyDefinition, text: string, claims: Claims): Hit[] {
  const hits: Hit[] = [];
  for (const [word, all] of claims) {
    let start = text.indexOf(word);
    if (start === -1) continue;
    const owners = all.filter(({ duty }) => duty === undefined || isWithin(definition, duty, text));
    if (owners.length === 0) continue;
    for (; start !== -1; start = text.indexOf(word, start + 1)) {
      hits.push({ start, end: start + word.length, claims: owners });
    }
  }
  hits.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Hit[] = [];
  for (const hit of hits) {
    if (kept.every((other) => hit.end <= other.start || hit.start >= other.end)) kept.push(hit);
  }
  return kept;
}

/** 青石镇 in a text is mostly where something happens; 青石镇人民政府 is who does it. */
const isPlaceName = ({ organisation, word, duty }: Claim): boolean =>
  duty === undefined && organisation.place !== undefined && !/(政府|办事处)$/.test(word);

/** A long word tells more than a short one; the name of an organisation tells most; shared words tell less. */
function weight(hit: Hit, claim: Claim): number {
  const own = isPlaceName(claim) ? 0.25 : 2;
  return ((hit.end - hit.start) ** 1.5 * (claim.duty === undefined ? own : 1)) / hit.claims.length;
}

function reasonOf(claims: readonly Claim[]): Wording {
  const words = [...new Set(claims.map(({ word }) => word))];
  const themes = [...new Set(claims.flatMap(({ duty }) => (duty === undefined ? [] : [duty.theme])))];
  const zhThemes = themes.length > 0 ? `，属“${themes.join('”“')}”的职责` : '，点到了单位名称';
  const enThemes = themes.length > 0 ? `duties “${themes.join('”, “')}”` : 'its name';
  return {
    zh: `文中有“${words.join('”“')}”${zhThemes}。`,
    en: `The text says “${words.join('”, “')}”: ${enThemes}.`,
  };
}

const restsOnAssumed = (organisation: Organisation, claims: readonly Claim[]): boolean =>
  organisation.assumed.includes('name') ||
  claims.some(({ duty }) => duty?.assumed.some((field) => field === 'organisation' || field === 'words'));

/**
 * Who probably leads what a text asks for, best first, from the names and duties that hold on a day. A
 * proposal for the delivery office, which decides; empty where no word of any duty stands in the text.
 */
export function findLead(definition: CountyDefinition, text: string, day: Day): LeadProposal[] {
  const scores = new Map<Organisation, { score: number; claims: Claim[] }>();
  let total = 0;
  for (const hit of hitsOf(definition, text, claimsOn(definition, day))) {
    for (const claim of hit.claims) {
      const scored = scores.get(claim.organisation) ?? { score: 0, claims: [] };
      scored.score += weight(hit, claim);
      scored.claims.push(claim);
      scores.set(claim.organisation, scored);
      total += weight(hit, claim);
    }
  }
  return [...scores]
    .map(([organisation, { score, claims }]) => ({
      organisation,
      // One short word alone is weak evidence: the constant keeps it below one half or so.
      confidence: Math.round((score / (total + 3)) * 100) / 100,
      assumed: restsOnAssumed(organisation, claims),
      reason: reasonOf(claims),
    }))
    .sort((a, b) => b.confidence - a.confidence || (a.organisation.id < b.organisation.id ? -1 : 1));
}
