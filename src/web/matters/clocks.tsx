import type { MatterView } from '../../wire/index.ts';
import { Basis } from '../parts/basis.tsx';
import { type Key, useWording } from '../wording/index.ts';

type ClockDefinition = MatterView['clocks'][number];

const kindKeys: Readonly<Record<ClockDefinition['kind'], Key>> = {
  legal: 'clocks.legal',
  promised: 'clocks.promised',
  stage: 'clocks.stage',
};

/** A step by its id, or only where its verdict was a yes or a no: `rate:no`. */
function useStepName({ steps }: MatterView): (ref: string) => string {
  const { t, say } = useWording();
  return (ref) => {
    if (ref === 'open') return t('matters.opening');
    const [id, verdict] = ref.split(':');
    const name = steps.find((step) => step.id === id)?.name;
    const words = name ? say(name) : ref;
    if (verdict === undefined) return words;
    return t(verdict === 'no' ? 'matters.after-no' : 'matters.after-yes', { step: words });
  };
}

/** Every clock: how long, by which law, which steps start and stop it, and what silence means. */
export function MatterClocks({ matter }: { matter: MatterView }) {
  const { t, say } = useWording();
  const stepName = useStepName(matter);
  const names = (refs: readonly string[]) => refs.map(stepName).join(t('list.comma'));
  return (
    <table className="ledger matter-table">
      <caption className="hidden">{t('clocks.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ask.clock')}</th>
          <th scope="col">{t('matters.span')}</th>
          <th scope="col">{t('matters.starts')}</th>
          <th scope="col">{t('matters.stops')}</th>
          <th scope="col">{t('matters.law')}</th>
        </tr>
      </thead>
      <tbody>
        {matter.clocks.map((clock) => (
          <tr key={clock.id}>
            <th scope="row">
              {say(clock.name)} <span className="tag">{t(kindKeys[clock.kind])}</span>
            </th>
            <td>
              <span className="phone-label">{t('matters.span')}</span>
              {say(clock.span)}
              {clock.onSilence !== null && (
                <p className="small">{t('matters.silence', { step: stepName(clock.onSilence) })}</p>
              )}
            </td>
            <td>
              <span className="phone-label">{t('matters.starts')}</span>
              {names(clock.start)}
            </td>
            <td>
              <span className="phone-label">{t('matters.stops')}</span>
              {names(clock.stop)}
            </td>
            <td>
              <span className="phone-label">{t('matters.law')}</span>
              <Basis basis={clock.basis} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
