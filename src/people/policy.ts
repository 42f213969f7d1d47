import { anyPost, type Policy } from './actor.ts';

/** Persons, posts and links are the administrator's work. */
export const mayManagePeople: Policy = anyPost('administrator');

/** Every post of a county may see its organisations and posts: whoever sends a case on has to name one. */
export const maySeeOrganisations: Policy = (actor, county) =>
  actor.posts.find((post) => post.county === county);
