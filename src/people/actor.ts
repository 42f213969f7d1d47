import type { CountyId, Id } from '../kernel/index.ts';

/**
 * What a post may do by the house itself; a county's matters name further roles, which are plain words. A person
 * may hold several posts, and acts through one of them.
 */
export type Role = 'administrator' | 'delivery-office' | 'unit' | 'leader' | 'auditor';

/** A post that a person holds or covers today. */
export type Post = {
  readonly county: CountyId;
  readonly id: string;
  readonly title: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly roles: readonly string[];
};

/** Who asks: a signed-in person with the posts of the day. */
export type Actor = {
  readonly account: Id;
  readonly login: string;
  readonly name: string;
  readonly posts: readonly Post[];
};

/**
 * Who may do an act in a county: answers with the post through which the actor may, or undefined. Roles
 * count in the county of the post alone.
 */
export type Policy = (actor: Actor, county: CountyId) => Post | undefined;

/** A policy for whoever holds a post with one of these roles; the first role named is preferred. */
export const anyPost =
  (...roles: readonly Role[]): Policy =>
  (actor, county) => {
    for (const role of roles) {
      const post = actor.posts.find((p) => p.county === county && p.roles.includes(role));
      if (post) return post;
    }
    return undefined;
  };
