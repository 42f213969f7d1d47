import { Button, Input } from 'antd';
import { useId } from 'react';
import type { Day } from '../../clock/index.ts';
import type { Target } from '../../wire/index.ts';
import { AssumedTag, useName } from '../parts/assumed.tsx';
import { DayInput } from '../parts/day-input.tsx';
import { useMeasures } from '../parts/measures.ts';
import { type Key, useWording } from '../wording/index.ts';
import { FigureInput } from './figure-input.tsx';

type MoreProps = {
  readonly target: Target;
  readonly named: (key: Key) => string;
  readonly set: (target: Target) => void;
};

type More = { [K in 'inStepWith' | 'tolerance' | 'deadline' | 'measure']?: Target[K] | undefined };

/** The target with fields set; one that is emptied is left out. */
function withMore(target: Target, more: More): Target {
  const { inStepWith, tolerance, deadline, measure, ...figure } = { ...target, ...more };
  return {
    ...figure,
    ...(inStepWith ? { inStepWith } : {}),
    ...(tolerance !== undefined && tolerance > 0 ? { tolerance } : {}),
    ...(deadline ? { deadline } : {}),
    ...(measure ? { measure } : {}),
  };
}

/** A bare figure of the text is read as at least, or at most: somebody says that this is meant. */
function Assumed({ target, set }: Omit<MoreProps, 'named'>) {
  const { t } = useWording();
  const { opAssumed: _assumed, ...confirmed } = target;
  return (
    <p className="target-line">
      <AssumedTag words={t('assumed.comparator')} hint={t('target.assumed.hint')} />
      <Button size="small" onClick={() => set(confirmed)}>
        {t('target.assumed.confirm')}
      </Button>
    </p>
  );
}

/** What a target may say beside its figure: tolerance, a day of its own, what it keeps pace with, its measure. */
export function TargetMore({ target, named, set }: MoreProps) {
  const { t } = useWording();
  const measures = useMeasures();
  const nameIn = useName();
  const list = useId();
  const chosen = measures.find(({ id }) => id === target.measure);
  return (
    <>
      {target.opAssumed && <Assumed target={target} set={set} />}
      <details
        className="target-more"
        open={target.inStepWith !== undefined || target.deadline !== undefined}
      >
        <summary>
          {t('target.more')}
          {chosen && <span className="quiet"> · {chosen.name}</span>}
        </summary>
        <div className="target-line">
          {target.op === 'approx' && (
            <div className="target-part">
              {t('target.tolerance')}
              <FigureInput
                label={named('target.tolerance')}
                value={target.tolerance ?? null}
                quote=""
                set={(value) => set(withMore(target, { tolerance: value ?? undefined }))}
              />
            </div>
          )}
          <div className="target-part">
            {t('target.deadline')}
            <DayInput
              aria-label={named('target.deadline')}
              value={target.deadline ?? ''}
              put={(day) => set(withMore(target, { deadline: day === '' ? undefined : (day as Day) }))}
            />
          </div>
          <div className="target-part">
            {t('target.in-step')}
            <Input
              list={list}
              aria-label={named('target.in-step')}
              value={target.inStepWith ?? ''}
              maxLength={200}
              onChange={({ target: { value } }) => set(withMore(target, { inStepWith: value }))}
            />
          </div>
          <datalist id={list}>
            {measures.map(({ id, ...named }) => (
              <option key={id} value={id}>
                {nameIn(named)}
              </option>
            ))}
          </datalist>
          <div className="target-part">
            {t('target.measure')}
            <select
              className="select"
              aria-label={named('target.measure')}
              value={target.measure ?? ''}
              onChange={({ target: { value } }) => set(withMore(target, { measure: value }))}
            >
              <option value="">{t('target.measure.none')}</option>
              {target.measure && !chosen && <option value={target.measure}>{target.measure}</option>}
              {measures.map(({ id, ...named }) => (
                <option key={id} value={id}>
                  {nameIn(named)}
                </option>
              ))}
            </select>
          </div>
        </div>
      </details>
    </>
  );
}
