import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { ScoresView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { dayText } from '../format/moment.ts';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { nameIn } from './standing.ts';
import { useComputing } from './use-scores.ts';

type Scheme = ScoresView['schemes'][number];

function Part({ name, figure, children }: { name: string; figure: ReactNode; children?: ReactNode }) {
  return (
    <li>
      <b>{name}</b> {figure}
      <span className="quiet small">{children}</span>
    </li>
  );
}

/** What the scheme says of itself in figures: indicators, what is taken and added, bounds, grades, ties. */
function Parts({ scheme }: { scheme: Scheme }) {
  const { t, language } = useWording();
  return (
    <ul className="score-parts">
      {scheme.fullMarks !== null && <Part name={t('score.full-marks')} figure={scheme.fullMarks} />}
      {scheme.indicators.map(({ id, name, weight, missing, least }) => (
        <Part key={id} name={name[language]} figure={weight}>
          {t('scores.missing')}
          {t('entry.colon')}
          {t(missing === 'zero' ? 'scores.missing.zero' : 'scores.missing.share-out')}
          {least > 1 && `${t('list.semicolon')}${t('scores.least', { least })}`}
        </Part>
      ))}
      {scheme.additions.map(({ id, name, points, cap }) => (
        <Part key={id} name={name[language]} figure="+">
          {t('scores.each.added', { points, cap })}
        </Part>
      ))}
      {scheme.deductions.map(({ id, name, points, cap }) => (
        <Part key={id} name={name[language]} figure="−">
          {t('scores.each', { points, cap })}
        </Part>
      ))}
    </ul>
  );
}

function Rules({ scheme }: { scheme: Scheme }) {
  const { t, language } = useWording();
  const { few, takingPart, floor, ceiling, grades, ties, indicators, bases, places } = scheme;
  const lines = [...indicators, ...bases];
  const names = (ids: readonly string[]) =>
    (ids.length > 0 ? lines.filter(({ id }) => ids.includes(id)) : lines)
      .map(({ name }) => name[language])
      .join(t('list.comma'));
  return (
    <ul className="quiet small">
      <li>
        {takingPart.least === 0
          ? t('scores.taking-part.all')
          : t('scores.taking-part', { by: names(takingPart.of), least: takingPart.least })}
      </li>
      {few && (
        <li>
          {t('scores.few', {
            name: nameIn(lines, few.of)?.[language] ?? few.of,
            below: few.below,
            times: few.times,
          })}
        </li>
      )}
      <li>
        {ceiling === null ? t('scores.bounds.floor', { floor }) : t('scores.bounds', { floor, ceiling })}
        {t('list.semicolon')}
        {t('scores.rounding', { places })}
      </li>
      <li>
        {ties.by.length > 0 ? t('scores.ties.by', { by: names(ties.by) }) : t('scores.ties.none')}
        {t(ties.next === 'skip' ? 'score.tie.skip' : 'score.tie.follow')}
      </li>
      {grades.length > 0 && (
        <li>
          {t('scores.grades')}
          {grades
            .map(({ name, least, top, without }) =>
              [
                name[language],
                ...(least > floor ? [t('scores.grade.least', { least })] : []),
                ...(top === null ? [] : [t('scores.grade.top', { top })]),
                ...without.map((id) =>
                  t('scores.grade.without', {
                    name: nameIn(scheme.deductions, id)?.[language] ?? id,
                  }),
                ),
              ].join(' '),
            )
            .join(t('list.semicolon'))}
        </li>
      )}
    </ul>
  );
}

/** One scheme: what it counts and how, and the act of computing it. */
export function SchemeCard({
  scheme,
  county,
  mayCompute,
}: {
  scheme: Scheme;
  county: string;
  mayCompute: boolean;
}) {
  const { t, say, language } = useWording();
  const { message } = App.useApp();
  const computing = useComputing(
    county,
    ({ number }) => void message.success(t('scores.computed', { number })),
  );
  return (
    <section className="score-scheme">
      <header>
        <h3>
          {scheme.name[language]}{' '}
          {!scheme.confirmed && <span className="tag tag-assumed">{t('scores.unconfirmed')}</span>}
        </h3>
        <span className="quiet">
          {t('scores.period', { from: dayText(scheme.from, language), to: dayText(scheme.to, language) })}
        </span>
        {mayCompute && (
          <Button onClick={() => computing.mutate(scheme.id)} loading={computing.isPending}>
            {t('scores.compute')}
          </Button>
        )}
      </header>
      {computing.error && <Note tone="error">{say(wordingOf(computing.error))}</Note>}
      <Parts scheme={scheme} />
      <Rules scheme={scheme} />
    </section>
  );
}
