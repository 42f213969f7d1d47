import { anyPost, type Policy } from './actor.ts';

/** Persons, posts and links are the administrator's work. */
export const mayManagePeople: Policy = anyPost('administrator');

/** Every post of a county may see its organisations and posts. */
export const maySeeOrganisations: Policy = anyPost(
  'delivery-office',
  'unit',
  'leader',
  'auditor',
  'administrator',
);
