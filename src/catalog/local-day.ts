import type { z } from 'zod';
import { LocalDay as Day } from '../clock/index.ts';
import { remarks } from './field.ts';

/** One day on which the county departs from the national calendar, with the document that ordered it. */
export const LocalDay = Day.extend({ note: remarks.note, assumed: remarks.assumed });
export type LocalDay = z.infer<typeof LocalDay>;
