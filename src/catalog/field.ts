import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { camelCase } from './source.ts';
import { units } from './units.ts';

/** One line or paragraph for people, without blanks around it. */
export const Text = z
  .string()
  .max(600)
  .regex(/^\S(.*\S)?$/su);
export const Name = Text.max(120);

/** A permanent id within a county, like `fagaiwei`. */
export const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,47}$/);

export const Unit = z.string().refine((name) => units.has(name), {
  params: { code: 'unknown-unit', zh: '单位表里没有这个单位。', en: 'no such unit is known.' },
});

/** Both days hold; without a last day a record holds until further notice. */
export const validity = {
  validFrom: Day,
  validTo: Day.refine((day) => day < '2200', {
    params: {
      code: 'wrong-day',
      zh: '长期有效的不写止日。',
      en: 'what holds until further notice has no last day.',
    },
  }).optional(),
};

/**
 * What may stand beside every record: a note, its basis, and the fields whose value was assumed and must be
 * shown as assumed on every screen and export (law 8).
 */
export const remarks = {
  basis: Text.optional(),
  note: Text.optional(),
  assumed: z.array(z.string().transform(camelCase)).default([]),
};
