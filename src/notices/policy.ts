import { anyPost, type Policy } from '../people/index.ts';

/** Where notices go, and what became of those that failed, is the administrator's work. */
export const mayManageNotices: Policy = anyPost('administrator');
