import type { Diagnostic } from '../../kernel/index.ts';
import { finding, quoted } from '../finding.ts';
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

/** A name used in a matter must stand in the list it comes from. */
export function unknown(
  entry: Entry<Matter>,
  names: readonly { readonly name: string | undefined; readonly path: Path }[],
  known: ReadonlySet<string>,
  noun: { readonly zh: string; readonly en: string; readonly list: string },
): Diagnostic[] {
  const said = known.size > 0 ? [...known].join('、') : '—';
  return names.flatMap(({ name, path }) =>
    name === undefined || known.has(name)
      ? []
      : [
          at(entry, path, `unknown-${noun.list}`, [
            `没有叫“${quoted(name)}”的${noun.zh}。`,
            `There is no ${noun.en} “${quoted(name)}”.`,
            `可用的有：${said}。`,
            `Known here: ${said}.`,
          ]),
        ],
  );
}
