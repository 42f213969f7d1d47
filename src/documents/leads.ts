import type { Lead } from './reading.ts';

/** First form: no proposal. */
export const leadsFor = (_text: string): readonly Lead[] => [];
