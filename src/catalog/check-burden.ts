import type { Diagnostic } from '../kernel/index.ts';
import { OrganisationKind } from './definition.ts';
import type { DraftCounty } from './draft.ts';
import { finding, quoted } from './finding.ts';
import { checkOverlaps } from './validity.ts';

/** One estimate for each kind of demand on a day; caps say at least one figure, and name kinds of organisations that there are. */
export function checkBurden({ demands, caps }: DraftCounty): Diagnostic[] {
  const empty = caps.entries
    .filter(({ record }) => record.demands === undefined && record.minutes === undefined)
    .map(({ record, placeOf }) =>
      finding(placeOf(), {
        code: 'cap-without-figure',
        zh: `上限“${quoted(record.name)}”没有写件次，也没有写分钟，永远不会提醒。`,
        en: `The cap “${quoted(record.name)}” gives neither demands nor minutes: it would never warn.`,
        doZh: '写上 demands（件次）或 minutes（分钟），不要上限的写 caps: []。',
        doEn: 'Write demands or minutes; where no cap is wanted, write caps: [].',
      }),
    );
  const known: readonly string[] = OrganisationKind.options;
  const strange = caps.entries.flatMap(({ record, placeOf }) =>
    record.kinds.flatMap((kind, at) =>
      known.includes(kind)
        ? []
        : [
            finding(placeOf('kinds', at), {
              code: 'unknown-kind',
              zh: `没有单位类别“${quoted(kind)}”，这个上限对谁都不起作用。`,
              en: `There is no kind of organisation “${quoted(kind)}”: the cap would hold for nobody.`,
              doZh: `可写的有：${known.join('、')}。`,
              doEn: `Known are ${known.join(', ')}.`,
            }),
          ],
    ),
  );
  return [
    ...checkOverlaps(demands.entries, ({ id }) => id, 'id'),
    ...checkOverlaps(caps.entries, ({ id }) => id, 'id'),
    ...empty,
    ...strange,
  ];
}
