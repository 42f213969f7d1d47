import type { Day } from '../clock/index.ts';
import type { CountyDefinition } from './check-county.ts';
import type { Organisation } from './definition.ts';
import { holdsOn } from './validity.ts';

/** The organisations that held on a day, with the names they bore then, in the order of the county's file. */
export const organisationsOn = (definition: CountyDefinition, day: Day): Organisation[] =>
  definition.organisations.filter((organisation) => holdsOn(organisation, day));
