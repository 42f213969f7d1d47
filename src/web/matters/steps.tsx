import type { MatterView, StepDefinition } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';

type StepsProps = { readonly matter: MatterView };

/** Where a step leads: a stage, another one after a no, or nowhere else. */
function useWays({ stages, clocks }: MatterView) {
  const { t, say } = useWording();
  const stage = (id: string): string => (stages[id] ? say(stages[id].name) : id);
  const from = ({ from: begin }: StepDefinition): string =>
    begin.map((id) => (id === 'open' ? t('matters.any-stage') : stage(id))).join(t('list.comma'));
  const to = (step: StepDefinition): string => {
    const next = step.to === null ? t('matters.stays') : stage(step.to);
    return step.otherwise === null ? next : t('matters.otherwise', { next, no: stage(step.otherwise) });
  };
  const within = (id: string): string => {
    const clock = clocks.find((one) => one.id === id);
    return t('matters.within', { clock: clock ? say(clock.name) : id });
  };
  return { from, to, within };
}

/** Every step: from where to where, who does it, and what bounds it. */
export function MatterSteps({ matter }: StepsProps) {
  const { t, say } = useWording();
  const { from, to, within } = useWays(matter);
  return (
    <table className="ledger matter-table">
      <caption className="hidden">{t('matters.steps')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matters.step')}</th>
          <th scope="col">{t('matters.step.from')}</th>
          <th scope="col">{t('matters.step.to')}</th>
          <th scope="col">{t('matters.step.by')}</th>
          <th scope="col">{t('matters.step.bounds')}</th>
        </tr>
      </thead>
      <tbody>
        {matter.steps.map((step) => (
          <tr key={step.id}>
            <th scope="row">{say(step.name)}</th>
            <td>
              <span className="phone-label">{t('matters.step.from')}</span>
              {from(step)}
            </td>
            <td>
              <span className="phone-label">{t('matters.step.to')}</span>
              {to(step)}
            </td>
            <td>
              <span className="phone-label">{t('matters.step.by')}</span>
              {step.by.map(say).join(t('list.comma'))}
            </td>
            <td className="quiet">
              {[
                step.within === null ? '' : within(step.within),
                step.times === null ? '' : t('matters.times', { count: step.times }),
                step.basis ?? '',
              ]
                .filter(Boolean)
                .join(t('list.semicolon'))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
