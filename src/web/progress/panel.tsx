import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { Day } from '../../clock/index.ts';
import type { CaseProgressView, TargetProgressView } from '../../wire/index.ts';
import { computedText } from '../format/computed.ts';
import { dayText } from '../format/moment.ts';
import { targetFigure } from '../format/target.ts';
import { NameOf } from '../parts/assumed.tsx';
import { LightTag, lightKeys } from '../parts/light.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { Targets } from '../parts/tags.tsx';
import { type Key, useWording } from '../wording/index.ts';
import './progress.css';
import { Tree } from './tree.tsx';
import { useCaseProgress } from './use-progress.ts';

/** Why the light is what it is; a light set by hand says so, with the computed one beside it. */
function Reasons({ light }: { light: CaseProgressView['light'] }) {
  const { t, say, language } = useWording();
  const { hand } = light;
  return (
    <ul className="reasons">
      {hand && (
        <li>
          <LightTag light={hand.light} />{' '}
          {t('light.by-hand.words', {
            light: t(lightKeys[hand.light]),
            day: dayText(hand.on, language),
            reason: hand.reason,
            computed: t(lightKeys[light.computed]),
          })}
          {hand.until && ` ${t('light.until', { day: dayText(hand.until, language) })}`}
        </li>
      )}
      {light.reasons.map((reason) => (
        <li key={`${reason.code} ${reason.words.zh}`}>
          <LightTag light={reason.light} /> {say(reason.words)}
        </li>
      ))}
    </ul>
  );
}

const figureKeys = {
  actual: 'progress.actual',
  planned: 'progress.planned',
  deviation: 'progress.deviation',
  forecast: 'progress.forecast',
} as const satisfies Record<string, Key>;

type FigureProps = { readonly name: keyof typeof figureKeys; readonly of: TargetProgressView['planned'] };

function Figure({ name, of }: FigureProps) {
  const { t, language } = useWording();
  const text = of && computedText(of.value, language);
  return (
    <div>
      <dt>{t(figureKeys[name])}</dt>
      <dd>{text || t('progress.missing')}</dd>
    </div>
  );
}

function TargetPart({ one, county }: { one: TargetProgressView; county: string }) {
  const { t, say } = useWording();
  const { forecast } = one;
  return (
    <section className="progress-target">
      <Targets targets={[one.target]} />
      <dl className="progress-figures">
        <Figure name="actual" of={one.computed} />
        <Figure name="planned" of={one.planned} />
        <Figure name="deviation" of={one.deviation} />
        <Figure name="forecast" of={forecast?.computed ?? null} />
      </dl>
      {one.reached !== null && (
        <p className="small">
          {t(one.reached ? 'progress.reached' : 'progress.not-reached')}
          {forecast?.reaches !== null &&
            forecast &&
            ` · ${t(forecast.reaches ? 'progress.forecast.reaches' : 'progress.forecast.falls-short')}`}
        </p>
      )}
      {forecast && forecast.reaches === null && <p className="quiet small">{say(forecast.computed.rule)}</p>}
      <h4 className="small quiet">{t('progress.how')}</h4>
      <Tree node={one.computed} county={county} open />
      {one.deviation?.value.kind === 'figure' && <Tree node={one.deviation} county={county} />}
      {forecast?.reaches != null && <Tree node={forecast.computed} county={county} />}
    </section>
  );
}

/** Whether the tasks cover the commitment together, and what nobody took on. */
function Coverage({ coverage, county }: { coverage: CaseProgressView['coverage']; county: string }) {
  const { t, language } = useWording();
  if (!coverage) return null;
  const { whole, targets, unassigned } = coverage;
  return (
    <section className="progress-target">
      <p>
        <b>{t(whole ? 'coverage.whole' : 'coverage.short')}</b>
      </p>
      {unassigned.length > 0 && (
        <p>{t('coverage.unassigned', { names: unassigned.join(t('list.comma')) })}</p>
      )}
      {targets.map(({ target, planned, left, covered }) => (
        <div key={`${target.metric} ${targetFigure(target, 'zh')}`}>
          {!covered && (
            <p>
              {target.op === 'le' || target.op === 'lt'
                ? t('coverage.over', { metric: target.metric })
                : t('coverage.left', { metric: target.metric, left: computedText(left, language) })}
            </p>
          )}
          <Tree node={planned} county={county} />
        </div>
      ))}
    </section>
  );
}

/** Which version of the terms was in force on the day, where there is more than one; all of them stand in the history. */
function Version({ view }: { view: CaseProgressView }) {
  const { t, language } = useWording();
  const inForce = view.versions[view.version - 1];
  if (view.versions.length < 2 || !inForce) return null;
  const facts = { day: dayText(inForce.on, language), version: view.version, count: view.versions.length };
  return (
    <p className="small">
      {t('progress.versions', facts)}{' '}
      <a className="terms-link" href="#terms-history">
        {t('progress.versions.open')}
      </a>
    </p>
  );
}

type ProgressProps = {
  readonly view: CaseProgressView;
  readonly county: string;
  /** Asks for another day; undefined for today. */
  readonly goTo: (day: Day | undefined) => void;
};

function Progress({ view, county, goTo }: ProgressProps) {
  const { t } = useWording();
  const day = useId();
  const counted = view.count?.computed.value;
  return (
    <>
      <h2>
        {t('progress.panel')} <LightTag light={view.light.light} />{' '}
      </h2>
      <label className="progress-day" htmlFor={day}>
        {t('progress.as-of.label')}{' '}
        <Input
          id={day}
          type="date"
          value={view.asOf}
          onChange={({ target: { value } }) => goTo(value === '' ? undefined : (value as Day))}
        />
      </label>
      <Version view={view} />
      <Reasons light={view.light} />
      {view.count && counted?.kind === 'count' && (
        <section className="progress-target">
          <p>
            <b>
              {t(view.count.what === 'milestones' ? 'progress.milestones' : 'progress.children', {
                done: counted.done,
                of: counted.of,
              })}
            </b>
          </p>
          <Tree node={view.count.computed} county={county} open />
        </section>
      )}
      {view.targets.map((one) => (
        <TargetPart
          key={`${one.target.metric} ${targetFigure(one.target, 'zh')}`}
          one={one}
          county={county}
        />
      ))}
      <Coverage coverage={view.coverage} county={county} />
      {view.goal && (
        <p className="small">
          {t('progress.goal')}: <NameOf named={view.goal} />
        </p>
      )}
      {view.rule && (
        <p className="quiet small">
          {t('progress.rule', { basis: view.rule.basis })}
          {!view.rule.confirmed && ` · ${t('progress.unconfirmed')}`}{' '}
          <Link to="/c/$county/progress" params={{ county }}>
            {t('progress.title')} →
          </Link>
        </p>
      )}
    </>
  );
}

/** How far a case is on a day, why its light is what it is, and how each figure was computed. */
export function ProgressPanel({ county, caseId }: { county: string; caseId: string }) {
  const { t, say } = useWording();
  const [asOf, setAsOf] = useState<Day>();
  const page = useCaseProgress(county, caseId, asOf);
  // A matter without lights, like an application at a counter, is not judged by progress.
  if (page.state === 'ready' && page.value.rule === null) return null;
  return (
    <section className="progress" aria-label={t('progress.panel')}>
      {page.state === 'failed' && asOf !== undefined ? (
        <Note tone="warn">
          <p>{say(page.wording)}</p>
          <Button onClick={() => setAsOf(undefined)}>{t('progress.today')}</Button>
        </Note>
      ) : (
        <Stateful page={page} ready={(view) => <Progress view={view} county={county} goTo={setAsOf} />} />
      )}
    </section>
  );
}
