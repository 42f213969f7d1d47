import { Button, Input } from 'antd';
import type { Target } from '../../wire/index.ts';
import { type Key, useWording } from '../wording/index.ts';
import { FigureInput } from './figure-input.tsx';
import { TargetMore } from './target-more.tsx';

const ops: readonly (readonly [Target['op'], Key])[] = [
  ['ge', 'op.ge'],
  ['gt', 'op.gt'],
  ['eq', 'op.eq'],
  ['le', 'op.le'],
  ['lt', 'op.lt'],
  ['approx', 'op.approx'],
  ['range', 'op.range'],
];

/** Kind and direction are one choice for people: whether a figure is reached, grown by, or fallen by. */
const manners: readonly (readonly [string, Pick<Target, 'kind' | 'direction'>, Key])[] = [
  ['value', { kind: 'value', direction: 'none' }, 'manner.value'],
  ['growth-up', { kind: 'growth', direction: 'up' }, 'manner.growth-up'],
  ['growth-down', { kind: 'growth', direction: 'down' }, 'manner.growth-down'],
  ['change-up', { kind: 'change', direction: 'up' }, 'manner.change-up'],
  ['change-down', { kind: 'change', direction: 'down' }, 'manner.change-down'],
  ['rank', { kind: 'rank', direction: 'none' }, 'manner.rank'],
];

const mannerOf = ({ kind, direction }: Target): string =>
  kind === 'value' || kind === 'rank' ? kind : `${kind}-${direction === 'down' ? 'down' : 'up'}`;

type RowProps = {
  readonly target: Target;
  readonly quote: string;
  readonly place: number;
  readonly set: (target: Target) => void;
  readonly remove: () => void;
};

function Row({ target, quote, place, set, remove }: RowProps) {
  const { t } = useWording();
  const named = (key: Key) => t('target.nth', { place: place + 1, what: t(key) });
  const setManner = (name: string) => {
    const manner = manners.find(([known]) => known === name)?.[1];
    if (manner) set({ ...target, ...manner });
  };
  const setOp = (name: string) => {
    const op = ops.find(([known]) => known === name)?.[0];
    const { opAssumed: _assumed, tolerance, ...rest } = target;
    const about = op === 'approx' && tolerance !== undefined ? { tolerance } : {};
    if (op) set({ ...rest, ...about, op, value2: op === 'range' ? target.value2 : null });
  };
  return (
    <li className="target">
      <div className="target-line">
        <Input
          value={target.metric}
          aria-label={named('target.metric')}
          placeholder={t('target.metric')}
          status={target.metric.trim() === '' ? 'error' : ''}
          maxLength={200}
          onChange={(event) => set({ ...target, metric: event.target.value })}
        />
        <Button type="text" onClick={remove} aria-label={named('target.remove')} className="target-remove">
          ✕
        </Button>
      </div>
      <div className="target-line">
        <select
          className="select"
          aria-label={named('target.manner')}
          value={mannerOf(target)}
          onChange={(event) => setManner(event.target.value)}
        >
          {manners.map(([name, , key]) => (
            <option key={name} value={name}>
              {t(key)}
            </option>
          ))}
        </select>
        <select
          className="select"
          aria-label={named('target.op')}
          value={target.op}
          onChange={(event) => setOp(event.target.value)}
        >
          {ops.map(([op, key]) => (
            <option key={op} value={op}>
              {t(key)}
            </option>
          ))}
        </select>
        <FigureInput
          label={named('target.value')}
          value={target.value}
          quote={quote}
          set={(value) => set({ ...target, value })}
        />
        {target.op === 'range' && (
          <FigureInput
            label={named('target.value2')}
            value={target.value2}
            quote={quote}
            set={(value2) => set({ ...target, value2 })}
          />
        )}
        <Input
          value={target.unit}
          className="target-unit"
          aria-label={named('target.unit')}
          placeholder={t('target.unit')}
          maxLength={20}
          onChange={(event) => set({ ...target, unit: event.target.value })}
        />
      </div>
      <TargetMore target={target} named={named} set={set} />
    </li>
  );
}

const blank = (metric: string): Target => ({
  metric,
  kind: 'value',
  direction: 'none',
  op: 'ge',
  value: null,
  value2: null,
  unit: '',
});

type TableProps = {
  readonly targets: readonly Target[];
  readonly quote: string;
  readonly set: (targets: Target[]) => void;
};

/** The targets of a draft, each to be corrected in place. */
export function TargetsTable({ targets, quote, set }: TableProps) {
  const { t } = useWording();
  return (
    <fieldset className="targets-table">
      <legend>{t('form.targets')}</legend>
      <ul>
        {targets.map((target, place) => (
          <Row
            // Targets have no identity but their place in the list.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={place}
            target={target}
            quote={quote}
            place={place}
            set={(changed) => set(targets.map((other, i) => (i === place ? changed : other)))}
            remove={() => set(targets.filter((_, i) => i !== place))}
          />
        ))}
      </ul>
      <Button size="small" onClick={() => set([...targets, blank('')])} disabled={targets.length >= 20}>
        {t('target.add')}
      </Button>
      <span className="quiet small"> {t('target.scale')}</span>
    </fieldset>
  );
}
