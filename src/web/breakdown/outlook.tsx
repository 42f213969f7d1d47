import { targetFigure } from '../format/target.ts';
import { useWording } from '../wording/index.ts';
import type { outlookOf, TargetOutlook } from './rows.ts';

function TargetLine({ one }: { one: TargetOutlook }) {
  const { t, language } = useWording();
  const { target, together, left, covered } = one;
  const amount = (value: number) => targetFigure({ ...target, op: 'eq', value, value2: null }, language);
  const isLimit = target.op === 'le' || target.op === 'lt';
  return (
    <li className={covered ? undefined : 'breakdown-short'}>
      {t('breakdown.together', {
        metric: target.metric,
        together: amount(together),
        whole: targetFigure(target, language),
      })}{' '}
      <b>
        {left > 0 && !isLimit && t('breakdown.left', { left: amount(left) })}
        {left >= 0 && isLimit && t('breakdown.room', { left: amount(left) })}
        {left < 0 && t(isLimit ? 'breakdown.over' : 'breakdown.more', { over: amount(-left) })}
        {left === 0 && !isLimit && t('breakdown.exact')}
      </b>
    </li>
  );
}

/** What the tasks together cover, and what nobody took on yet: follows what is typed. */
export function Outlook({ of }: { of: ReturnType<typeof outlookOf> }) {
  const { t } = useWording();
  if (of.targets.length + of.unassigned.length + of.milestones.length === 0 && of.covered)
    return <p className="quiet small">{t('breakdown.nothing-counted')}</p>;
  return (
    <div className="breakdown-outlook" role="status">
      <p>
        <b>{t(of.covered ? 'coverage.whole' : 'coverage.short')}</b>
      </p>
      <ul>
        {of.targets.map((one) => (
          <TargetLine key={one.place} one={one} />
        ))}
      </ul>
      {of.milestones.length > 0 && (
        <p>{t('breakdown.milestones-left', { names: of.milestones.join(t('list.comma')) })}</p>
      )}
      {of.unassigned.length > 0 && (
        <p className="breakdown-short">
          {t('coverage.unassigned', { names: of.unassigned.join(t('list.comma')) })}
        </p>
      )}
    </div>
  );
}
