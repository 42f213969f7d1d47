export { type Actor, anyPost, type Policy, type Post, type Role } from './actor.ts';
export { installCounty } from './county/install-county.ts';
export {
  listCounties,
  listOrganisationHistory,
  listOrganisations,
  listPostHistory,
  type OrganisationStretch,
} from './county/store.ts';
export { acceptInvitation, addPerson, findInvitation, inviteFirstAdministrator } from './invitation.ts';
export { mayManagePeople, maySeeOrganisations } from './policy.ts';
export { holdPost, leavePost } from './posts/hold-post.ts';
export { listHoldings } from './posts/store.ts';
export { hashToken, newToken } from './secret.ts';
export { beginSession, findActor, signIn, signOut } from './session.ts';
export { findHolder, listAccounts, listHeldPosts, listPosts } from './store.ts';
