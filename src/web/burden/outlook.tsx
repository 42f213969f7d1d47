import { Link } from '@tanstack/react-router';
import type { OutlookView } from '../../wire/index.ts';
import { NameOf, useNameText } from '../parts/assumed.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { type MoreWish, useOutlook } from './use-burden.ts';

type Unit = OutlookView['units'][number];
type Shown = { readonly county: string; readonly unit: Unit; readonly month: string | undefined };

function Passed({ unit, month }: Omit<Shown, 'county'>) {
  const { t } = useWording();
  const nameText = useNameText();
  const { cap } = unit;
  if (!unit.wouldPass || !cap) return null;
  const figures = {
    count: unit.count,
    minutes: unit.minutes,
    next: unit.next,
    times: unit.times,
    cap: [
      ...(cap.demands === null ? [] : [t('burden.cap.demands', { count: cap.demands })]),
      ...(cap.minutes === null ? [] : [t('burden.cap.minutes', { count: cap.minutes })]),
    ].join(t('list.comma')),
  };
  return (
    <p>
      <NameOf named={unit.unit} />{' '}
      {month === undefined
        ? t('burden.would-pass', figures)
        : t('burden.would-pass.month', { ...figures, month })}
      {cap.assumed && ` ${t('burden.cap.assumed')}`}{' '}
      {unit.byAsker.length > 0 &&
        t('burden.from', {
          askers: unit.byAsker
            .map(({ asker, count }) => `${nameText(asker) || '—'} ${count}`)
            .join(t('list.comma')),
        })}
    </p>
  );
}

function UnitOutlook({ county, unit, month }: Shown) {
  const { t } = useWording();
  const nameText = useNameText();
  const first = unit.askedAlready[0];
  return (
    <>
      <Passed unit={unit} month={month} />
      {first && (
        <p>
          {t('burden.asked-already', { metric: first.metric, unit: nameText(unit.unit) })}{' '}
          {unit.askedAlready.map((one) => (
            <Link
              key={`${one.case} ${one.metric}`}
              to="/c/$county/cases/$case"
              params={{ county, case: one.case }}
            >
              {one.number}{' '}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

type OutlookProps = MoreWish & {
  readonly county: string;
};

/**
 * Before a demand goes out: who of these units is above the county's cap with it, from whom they have it, and which
 * number was asked already. It warns; whoever asks may still send, and the entry says so.
 */
export function BurdenOutlook({ county, ...more }: OutlookProps) {
  const outlook = useOutlook(county, more);
  const warned = (outlook?.units ?? []).filter((unit) => unit.wouldPass || unit.askedAlready.length > 0);
  if (!outlook || warned.length === 0) return null;
  return (
    <Note tone="warn">
      {warned.map((unit) => (
        <UnitOutlook
          key={unit.unit.id}
          county={county}
          unit={unit}
          month={more.on === undefined ? undefined : outlook.month}
        />
      ))}
    </Note>
  );
}
