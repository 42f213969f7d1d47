import { useWording } from '../wording/index.ts';
import { useMatters } from './matters.ts';

type MatterSelectProps = {
  readonly county: string;
  readonly value: string | undefined;
  readonly set: (matter: string | undefined) => void;
};

/** Holds a list to the cases of one matter. */
export function MatterSelect({ county, value, set }: MatterSelectProps) {
  const { t, language } = useWording();
  const page = useMatters(county);
  const matters = page.state === 'ready' ? page.value : [];
  return (
    <select
      className={value ? 'select select-set' : 'select'}
      aria-label={t('work.matter')}
      value={value ?? ''}
      onChange={(event) => set(event.target.value || undefined)}
    >
      <option value="">{t('work.matter.all')}</option>
      {matters.map(({ id, name }) => (
        <option key={id} value={id}>
          {name[language]}
        </option>
      ))}
    </select>
  );
}
