import { anyPost, type Policy } from '../people/index.ts';

/** The delivery office (督查室) takes in work reports and decides what they promise. */
export const mayReview: Policy = anyPost('delivery-office');

/** Every post of the county sees the readings and the ledger. */
export const mayReadLedger: Policy = (actor, county) => actor.posts.find((post) => post.county === county);

/** Whoever has a post in the county works with cases: each matter says which of them may do what. */
export const mayWork: Policy = (actor, county) => actor.posts.find((post) => post.county === county);
