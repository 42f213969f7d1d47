import type { DemandKindView, OutlookView } from '../../wire/index.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { useOutlook } from './use-burden.ts';

type Unit = OutlookView['units'][number];

function UnitOutlook({ unit }: { unit: Unit }) {
  const { t } = useWording();
  const { cap } = unit;
  const first = unit.askedAlready[0];
  return (
    <>
      {unit.wouldPass && cap && (
        <p>
          <NameOf named={unit.unit} />{' '}
          {t('burden.would-pass', {
            count: unit.count,
            minutes: unit.minutes,
            cap: [
              ...(cap.demands === null ? [] : [t('burden.cap.demands', { count: cap.demands })]),
              ...(cap.minutes === null ? [] : [t('burden.cap.minutes', { count: cap.minutes })]),
            ].join(t('list.comma')),
          })}
          {cap.assumed && ` ${t('burden.cap.assumed')}`}{' '}
          {t('burden.from', {
            askers: unit.byAsker
              .map(({ asker, count }) => `${asker.name || '—'} ${count}`)
              .join(t('list.comma')),
          })}
        </p>
      )}
      {first && (
        <p>
          {t('burden.asked-already', {
            metric: first.metric,
            unit: unit.unit.name,
            cases: unit.askedAlready.map(({ number }) => number).join(t('list.comma')),
          })}
        </p>
      )}
    </>
  );
}

/**
 * Before a demand goes out: who of these units is above the county's cap with it, from whom they have it, and which
 * number was asked already. It warns; whoever asks may still send.
 */
export function BurdenOutlook(props: {
  readonly county: string;
  readonly units: readonly string[];
  readonly kind: DemandKindView;
  readonly text: string;
}) {
  const { county, units, kind, text } = props;
  const outlook = useOutlook(county, { units, kind, text });
  const warned = (outlook?.units ?? []).filter((unit) => unit.wouldPass || unit.askedAlready.length > 0);
  if (warned.length === 0) return null;
  return (
    <Note tone="warn">
      {warned.map((unit) => (
        <UnitOutlook key={unit.unit.id} unit={unit} />
      ))}
    </Note>
  );
}
