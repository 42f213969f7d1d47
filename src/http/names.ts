import { type CountyDefinition, definitionOf, isNameAssumed, isTitleAssumed } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { type Db, Kept } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { listOrganisations, listPosts, type Post } from '../people/index.ts';
import type { OrganisationView, PostView, UnitView } from '../wire/index.ts';

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

const keptNames = new Kept<Names>();

/** How the units and posts of a county are called on a day. What has ended since is shown by its id. */
export class Names {
  readonly #units: ReadonlyMap<string, UnitView>;
  readonly #posts: ReadonlyMap<string, PostView>;

  private constructor(units: readonly UnitView[], posts: readonly PostView[]) {
    this.#units = new Map(units.map((unit) => [unit.id, unit]));
    this.#posts = new Map(posts.map((post) => [post.id, post]));
  }

  /** Kept for a moment: lists ask for the same names many times a second, and a renaming may show a breath later. */
  static load(db: Db, county: CountyId, on: Day): Promise<Names> {
    return keptNames.get(db, `${county} ${on}`, () => Names.#read(db, county, on));
  }

  static async #read(db: Db, county: CountyId, on: Day): Promise<Names> {
    const posts = await presentPosts(db, await listPosts(db, county, on));
    return new Names(await organisationViews(db, county, on), posts);
  }

  unit(id: string): UnitView {
    const { name, assumed } = this.#units.get(id) ?? { name: id, assumed: false };
    return { id, name, assumed };
  }

  post(id: string): { id: string; title: string; organisationName: string; assumed: boolean } {
    const { title, organisationName, assumed } = this.#posts.get(id) ?? {
      title: id,
      organisationName: '',
      assumed: false,
    };
    return { id, title, organisationName, assumed };
  }
}
