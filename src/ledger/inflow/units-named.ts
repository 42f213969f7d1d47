/** A unit with every name it goes by. */
export type NamedUnit = { readonly id: string; readonly kind: string; readonly names: readonly string[] };

/** 县财政局, 我县财政局, 财政局: how a county's own texts shorten a name. */
const shortened = (name: string): string => name.replace(/^(?:我|本)?[县市区](?=[一-龥]{2})/, '');

/** 各乡镇（街道）, 各镇: all of them at once. */
const everyTown = /^各(?:乡镇|镇|街道)/;

/** 住建局 for 住房和城乡建设局: the characters stand in the name in their order, from its first to its last. */
function abbreviates(short: string, name: string): boolean {
  const full = name.replace(/^[一-龥]{2,8}?[县市区](?=[一-龥]{3})/, '');
  if (short.length < 3 || short.at(0) !== full.at(0) || short.at(-1) !== full.at(-1)) return false;
  let at = 0;
  for (const character of full) if (character === short.charAt(at)) at += 1;
  return at === short.length;
}

/** 水利部门, 住建: what is left when a field of work stands for its office. */
const fieldOf = (short: string): string => short.replace(/(?:主管)?部门$|局$/, '');

/** The one unit whose name begins with the field that a text names: 市场监管 for 市场监督管理局's short name. */
function byField(short: string, units: readonly NamedUnit[]): string[] {
  const field = fieldOf(short);
  if (field.length < 2) return [];
  const fits = units.filter(({ names }) =>
    names.some((known) => shortened(known).startsWith(field) || abbreviates(`${field}局`, known)),
  );
  return fits.length === 1 ? fits.map(({ id }) => id) : [];
}

/** The units that a name in a text means: mostly one, all towns for 各乡镇, none where the county has no such unit. */
export function unitsNamed(name: string, units: readonly NamedUnit[]): string[] {
  if (everyTown.test(name)) return units.filter(({ kind }) => kind === 'town').map(({ id }) => id);
  const short = shortened(name);
  const exact = units.find(({ names }) => names.includes(name) || names.includes(short));
  const found = exact ?? units.find(({ names }) => names.some((known) => known.endsWith(short)));
  if (found) return [found.id];
  const abbreviated = units.filter(({ names }) => names.some((known) => abbreviates(short, known)));
  return abbreviated.length === 1 ? abbreviated.map(({ id }) => id) : byField(short, units);
}

/** What a decision names, as units of the county; names that it does not have are said and not dropped. */
export function resolveUnits(
  named: { readonly lead: string | null; readonly joins: readonly string[] },
  units: readonly NamedUnit[],
): { readonly lead: string | null; readonly joins: readonly string[]; readonly unknown: readonly string[] } {
  const found = (name: string): string[] => unitsNamed(name, units);
  const leading = named.lead === null ? [] : found(named.lead);
  const [lead = null, ...others] = leading;
  const joins = [...new Set([...others, ...named.joins.flatMap(found)])].filter((id) => id !== lead);
  const all = [...(named.lead === null ? [] : [named.lead]), ...named.joins];
  return { lead, joins, unknown: all.filter((name) => found(name).length === 0) };
}
