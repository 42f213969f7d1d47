import { finding } from '../finding.ts';
import type { Entry, Path } from '../source.ts';
import type { Matter } from './matter.ts';

type Says = readonly [zh: string, en: string, doZh: string, doEn: string];

/** A finding at a place of a matter's file: what is wrong, and what to do about it. */
export const at = ({ placeOf }: Entry<Matter>, path: Path, code: string, says: Says, severity?: 'warning') =>
  finding(placeOf(...path), {
    code,
    zh: says[0],
    en: says[1],
    doZh: says[2],
    doEn: says[3],
    ...(severity ? { severity } : {}),
  });
