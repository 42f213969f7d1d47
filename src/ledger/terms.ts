import type { Matter } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { canonicalJson, type Wording } from '../kernel/index.ts';
import type { Terms } from './bodies.ts';

/** A case as far as its terms go. */
type Holding = {
  readonly title: string;
  readonly lead: string | null;
  readonly joins: readonly string[];
  readonly leader: string | null;
  readonly deadline: Day | null;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** The kernel's own terms, as people call them. */
const ownNames: Readonly<Record<string, Wording>> = {
  title: { zh: '标题', en: 'title' },
  lead: { zh: '牵头单位', en: 'lead unit' },
  joins: { zh: '配合单位', en: 'co-operating units' },
  leader: { zh: '牵头领导', en: 'leader in charge' },
  deadline: { zh: '完成时限', en: 'deadline' },
};

/** How a term is called: the kernel's own by its name, a field of the matter's form by its title there. */
export function termName(matter: Matter | undefined, name: string): Wording {
  const own = ownNames[name];
  if (own) return own;
  const { title, titleEn } = matter?.form?.properties[name] ?? {};
  const zh = typeof title === 'string' ? title : name;
  return { zh, en: typeof titleEn === 'string' ? titleEn : zh };
}

/** Terms as a flat list: the kernel's own first, then fields of the form. */
export const listTerms = ({ fields, ...own }: Terms): (readonly [string, unknown])[] =>
  [...Object.entries(own), ...Object.entries(fields ?? {})].filter(([, value]) => value !== undefined);

const isOwn = (name: string): name is Exclude<keyof Holding, 'fields'> => Object.hasOwn(ownNames, name);

/** A term as it stands in a case; null where the case has none. */
export const termIn = (state: Holding, name: string): unknown =>
  (isOwn(name) ? state[name] : state.fields[name]) ?? null;

/** Whether two values of a term are the same to the letter. */
export const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** The terms that a wish names, each as it stands in the case. */
export function termsStanding(state: Holding, wish: Terms): Readonly<Record<string, unknown>> {
  return Object.fromEntries(listTerms(wish).map(([name]) => [name, termIn(state, name)]));
}

/** Names of terms in one line, for a sentence. */
export function namesOfTerms(matter: Matter | undefined, names: readonly string[]): Wording {
  const all = names.map((name) => termName(matter, name));
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
}
