import type { Diagnostic, Wording } from '../../kernel/index.ts';
import { finding } from '../finding.ts';
import type { Entry, Path } from '../source.ts';
import type { Scheme } from './scheme.ts';

type Does = { readonly says: Wording; readonly hint: Wording };

/** A finding at a place of a scheme. */
export const at = ({ placeOf }: Entry<Scheme>, path: Path, code: string, { says, hint }: Does): Diagnostic =>
  finding(placeOf(...path), { code, zh: says.zh, en: says.en, doZh: hint.zh, doEn: hint.en });
