import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { OrganisationView, PostView } from '../../wire/index.ts';
import { targetFigure } from '../format/target.ts';
import { postNamed, useName, useNameText } from '../parts/assumed.tsx';
import { useGoals } from '../parts/measures.ts';
import { Note } from '../parts/note.tsx';
import { typeKeys } from '../parts/tags.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { differences, type FormTerms, type TermsField } from './faults.ts';

/** How the terms are called on the form. */
export const fieldKeys: Readonly<Record<TermsField, Key>> = {
  title: 'form.title',
  type: 'form.type',
  targets: 'form.targets',
  deadline: 'form.deadline',
  lead: 'form.lead',
  joins: 'form.joins',
  leader: 'form.leader',
  milestones: 'form.milestones',
  children: 'form.children',
  goal: 'progress.goal',
  note: 'form.note',
};

type ConflictProps = {
  readonly mine: FormTerms;
  readonly theirs: FormTerms;
  /** Where it stands now, for people. */
  readonly state: ReactNode;
  readonly organisations: readonly OrganisationView[];
  readonly leaders: readonly PostView[];
  readonly take: () => void;
  /** Absent where it can no longer be changed. */
  readonly keep: (() => void) | undefined;
  readonly keepWords: string;
};

/** A field of terms in words. */
function useTermWords(organisations: readonly OrganisationView[], leaders: readonly PostView[]) {
  const { t, language } = useWording();
  const nameText = useNameText();
  const nameIn = useName();
  const goals = useGoals();
  const goalText = (id: string): string => {
    const found = goals.find((one) => one.id === id);
    return found ? nameIn(found) : id;
  };
  const unit = (id: string): string => {
    const found = organisations.find((one) => one.id === id);
    return found ? nameText(found) : id;
  };
  const leader = (id: string): string => {
    const found = leaders.find((one) => one.id === id);
    return found ? nameText(postNamed(found)) : id;
  };
  return (terms: FormTerms, field: TermsField): string => {
    switch (field) {
      case 'title':
        return terms.title;
      case 'goal':
        return goalText(terms.goal ?? '');
      case 'note':
        return terms.note ?? '';
      case 'deadline':
        return terms.deadline ?? '';
      case 'type': {
        const key = typeKeys.find(([type]) => type === terms.type)?.[1];
        return key ? t(key) : terms.type;
      }
      case 'lead':
        return terms.lead === null ? '' : unit(terms.lead);
      case 'joins':
        return terms.joins.map(unit).join(t('list.comma'));
      case 'leader':
        return terms.leader === null ? '' : leader(terms.leader);
      case 'milestones':
        return terms.milestones.map(({ due, name }) => `${due} ${name}`).join(t('list.comma'));
      case 'children':
        return terms.children.join(t('list.comma'));
      case 'targets':
        return terms.targets
          .map((target) => {
            const words =
              `${target.metric} ${targetFigure(target, language)} ${target.deadline ?? ''}`.trim();
            return target.opAssumed ? t('assumed.named', { name: words }) : words;
          })
          .join(t('list.comma'));
    }
  };
}

/** Somebody was faster: shows both versions field by field, and lets the person decide. */
export function Conflict({
  mine,
  theirs,
  state,
  organisations,
  leaders,
  take,
  keep,
  keepWords,
}: ConflictProps) {
  const { t } = useWording();
  const words = useTermWords(organisations, leaders);
  const differing = differences(mine, theirs);
  return (
    <Note tone="error">
      <p>
        <b>{t('conflict.title')}</b> {t('conflict.state')} {state}
      </p>
      {differing.length > 0 && (
        <table className="conflict">
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.mine')}</th>
              <th scope="col">{t('conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field}>
                <th scope="row">{t(fieldKeys[field])}</th>
                <td>{words(mine, field) || '—'}</td>
                <td>{words(theirs, field) || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="acts">
        <Button type="primary" onClick={take}>
          {t('conflict.take')}
        </Button>
        {keep && differing.length > 0 && <Button onClick={keep}>{keepWords}</Button>}
      </p>
    </Note>
  );
}
