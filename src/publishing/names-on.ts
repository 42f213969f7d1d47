import { definitionOf, isNameAssumed, isTitleAssumed } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { listCounties, listOrganisations, listPosts } from '../people/index.ts';
import { ASSUMED } from './sheet/names.ts';

/** How the county, its units and its posts were called on a day; what is assumed says so, an unknown id stays. */
export type NamesOn = {
  readonly county: string;
  readonly simulated: boolean;
  readonly unit: (id: string) => string;
  readonly post: (id: string) => string;
};

export async function namesOn(db: Db, county: CountyId, on: Day): Promise<NamesOn> {
  const [self, definition, organisations, posts] = await Promise.all([
    listCounties(db).then((all) => all.find(({ id }) => id === county)),
    definitionOf(db, county),
    listOrganisations(db, county, on),
    listPosts(db, county, on),
  ]);
  const marked = (name: string, assumed: boolean): string => `${name}${assumed ? ASSUMED : ''}`;
  const units = new Map(organisations.map((o) => [o.id, marked(o.name, isNameAssumed(definition, o))]));
  const titles = new Map(
    posts.map((post) => {
      const title = post.roles.includes('leader') ? post.title : `${post.organisationName}${post.title}`;
      return [post.id, marked(title, isTitleAssumed(definition, post))];
    }),
  );
  return {
    county: self?.name ?? county,
    simulated: self?.simulated ?? false,
    unit: (id) => units.get(id) ?? id,
    post: (id) => titles.get(id) ?? id,
  };
}
