import {
  type CountyDefinition,
  definitionOf,
  holdsOn,
  isNameAssumed,
  isTitleAssumed,
} from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { type Db, Kept } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import {
  listOrganisationHistory,
  listOrganisations,
  listPostHistory,
  type OrganisationStretch,
  type Post,
} from '../people/index.ts';
import type { OrganisationView, PostRef, PostView, UnitView } from '../wire/index.ts';

/** A post as screens name it, with whether the county has yet to confirm what it is called (law 8). */
export const presentPost = (definition: CountyDefinition | undefined, post: Post): PostView => ({
  ...post,
  roles: [...post.roles],
  assumed:
    isTitleAssumed(definition, post) ||
    isNameAssumed(definition, { id: post.organisation, name: post.organisationName }),
});

/** Posts of any counties as screens name them. */
export async function presentPosts(db: Db, posts: readonly Post[]): Promise<PostView[]> {
  const counties = [...new Set(posts.map(({ county }) => county))];
  const definitions = new Map(
    await Promise.all(counties.map(async (county) => [county, await definitionOf(db, county)] as const)),
  );
  return posts.map((post) => presentPost(definitions.get(post.county), post));
}

/** The county's organisations of a day as screens name them. */
export async function organisationViews(db: Db, county: CountyId, on: Day): Promise<OrganisationView[]> {
  const definition = await definitionOf(db, county);
  return (await listOrganisations(db, county, on)).map((organisation) => ({
    ...organisation,
    assumed: isNameAssumed(definition, organisation),
  }));
}

type PostName = { readonly title: string; readonly organisation: string; readonly assumed: boolean };

const keptNames = new Kept<Names>();

/**
 * How the units and posts of a county are called: on the day of the reader, unless another is named. A record of an
 * earlier day names a unit as it was called then, and what has ended bears its last name.
 */
export class Names {
  readonly #on: Day;
  readonly #definition: CountyDefinition | undefined;
  readonly #units: ReadonlyMap<string, readonly OrganisationStretch[]>;
  readonly #posts: ReadonlyMap<string, PostName>;

  private constructor(
    on: Day,
    definition: CountyDefinition | undefined,
    units: readonly OrganisationStretch[],
    posts: ReadonlyMap<string, PostName>,
  ) {
    this.#on = on;
    this.#definition = definition;
    this.#units = Map.groupBy(units, ({ id }) => id);
    this.#posts = posts;
  }

  /** Kept for a moment: lists ask for the same names many times a second, and a renaming may show a breath later. */
  static load(db: Db, county: CountyId, on: Day): Promise<Names> {
    return keptNames.get(db, `${county} ${on}`, () => Names.#read(db, county, on));
  }

  static async #read(db: Db, county: CountyId, on: Day): Promise<Names> {
    const definition = await definitionOf(db, county);
    const posts = (await listPostHistory(db, county)).map(({ id, title, organisation }) => {
      const assumed = isTitleAssumed(definition, { id, title });
      return [id, { title, organisation, assumed }] as const;
    });
    return new Names(on, definition, await listOrganisationHistory(db, county), new Map(posts));
  }

  isUnit(id: string): boolean {
    return this.#units.has(id);
  }

  isPost(id: string): boolean {
    return this.#posts.has(id);
  }

  unit(id: string, on: Day = this.#on): UnitView {
    const stretches = this.#units.get(id) ?? [];
    const row =
      stretches.find((stretch) => holdsOn(stretch, on)) ??
      stretches.find(({ validFrom }) => validFrom <= on) ??
      stretches.at(-1);
    if (!row) return { id, name: id, assumed: false };
    return { id, name: row.name, assumed: isNameAssumed(this.#definition, row) };
  }

  post(id: string, on: Day = this.#on): PostRef {
    const post = this.#posts.get(id);
    // What the ladder, silence and reorganisations write is nobody's post.
    if (id === 'system') return { id, title: '系统', organisationName: '', assumed: false };
    if (!post) return { id, title: id, organisationName: '', assumed: false };
    const { name, assumed } = this.unit(post.organisation, on);
    return { id, title: post.title, organisationName: name, assumed: post.assumed || assumed };
  }
}
