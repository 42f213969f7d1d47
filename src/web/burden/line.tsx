import { type ReactNode, useState } from 'react';
import type { BurdenView, DemandKindView } from '../../wire/index.ts';
import { NameOf } from '../parts/assumed.tsx';
import { useWording } from '../wording/index.ts';
import { kinds } from './kinds.ts';
import { Rows } from './rows.tsx';
import type { RowsOf } from './use-burden.ts';

type Sums = Pick<
  BurdenView['units'][number],
  'count' | 'minutes' | 'unestimated' | 'spent' | 'spentCount' | 'withdrawn' | 'byKind'
>;

/** What is looked at: all kinds or one. */
export const ofKind = (one: Sums, kind: DemandKindView | undefined): Omit<Sums, 'byKind' | 'withdrawn'> =>
  kind === undefined
    ? one
    : (one.byKind.find((part) => part.kind === kind) ?? {
        count: 0,
        minutes: 0,
        unestimated: 0,
        spent: 0,
        spentCount: 0,
      });

function Figures({ of }: { of: Omit<Sums, 'byKind' | 'withdrawn'> }) {
  const { t } = useWording();
  return (
    <>
      <b>{t('burden.count', { count: of.count })}</b>
      <span>{t('burden.minutes', { count: of.minutes })}</span>
      {of.unestimated > 0 && (
        <span className="quiet">{t('burden.unestimated', { count: of.unestimated })}</span>
      )}
      {of.spentCount > 0 && (
        <span className="quiet">{t('burden.spent', { count: of.spent, demands: of.spentCount })}</span>
      )}
    </>
  );
}

type LineProps = {
  readonly county: string;
  readonly named: { readonly id: string; readonly name: string; readonly assumed: boolean };
  readonly sums: Sums;
  readonly kind: DemandKindView | undefined;
  readonly rows: RowsOf;
  readonly marked?: boolean;
  /** What stands at the end of the first line, and under the kinds. */
  readonly aside?: ReactNode;
  readonly others: string;
};

/** One unit, or one asker: its figures, each of which opens the rows behind it. */
export function Line({ county, named, sums, kind, rows, marked = false, aside, others }: LineProps) {
  const { t } = useWording();
  const [open, setOpen] = useState<DemandKindView | 'all'>();
  const toggle = (what: DemandKindView | 'all') => setOpen(open === what ? undefined : what);
  const counts = new Map(sums.byKind.map((part) => [part.kind, part.count]));
  const shown = open === 'all' ? kind : open;
  return (
    <li className={marked ? 'burden-unit burden-over' : 'burden-unit'}>
      <div className="burden-line">
        <button
          type="button"
          className="burden-name"
          aria-expanded={open === 'all'}
          onClick={() => toggle('all')}
        >
          {named.name === '' ? '—' : <NameOf named={named} />}
        </button>
        <Figures of={ofKind(sums, kind)} />
        {aside}
      </div>
      <p className="quiet small burden-kinds">
        {kinds.map(
          ([id, key]) =>
            counts.has(id) && (
              <button
                key={id}
                type="button"
                className="burden-kind"
                aria-expanded={open === id}
                onClick={() => toggle(id)}
              >
                {t(key)} {counts.get(id)}
              </button>
            ),
        )}
        {sums.withdrawn > 0 && <span>{t('burden.withdrawn', { count: sums.withdrawn })}</span>}
        <span>{others}</span>
      </p>
      {open && (
        <Rows
          county={county}
          of={{ ...rows, ...(shown === undefined ? {} : { kind: shown }) }}
          name={named.name}
        />
      )}
    </li>
  );
}
