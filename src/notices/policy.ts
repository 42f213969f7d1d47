import { anyPost, type Policy } from '../people/index.ts';

/** Where notices go, and what became of those that failed, is the administrator's work. */
export const mayManageNotices: Policy = anyPost('administrator');

/** Links to orders are made void by whoever issues orders. */
export const mayRevokeLinks: Policy = anyPost('delivery-office');
