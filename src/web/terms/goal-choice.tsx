import { useName } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { useGoals } from '../parts/measures.ts';
import { useWording } from '../wording/index.ts';

/** The goal of the county's goal tree that a commitment serves; a goal that the tree has lost stays as it stands. */
export function GoalChoice({ goal, set }: { goal: string; set: (goal: string) => void }) {
  const { t } = useWording();
  const goals = useGoals();
  const nameIn = useName();
  const parentOf = (id: string | null) => goals.find((one) => one.id === id);
  const lost = goal !== '' && parentOf(goal) === undefined;
  return (
    <Field label={t('progress.goal')} hint={t('goal.hint')}>
      {(ids) => (
        <select {...ids} className="select" value={goal} onChange={(event) => set(event.target.value)}>
          <option value="">{t('goal.none')}</option>
          {lost && <option value={goal}>{goal}</option>}
          {goals.map(({ id, parent, ...named }) => (
            <option key={id} value={id}>
              {[parentOf(parent), named].flatMap((one) => (one ? [nameIn(one)] : [])).join(' › ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
