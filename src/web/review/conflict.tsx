import { Button } from 'antd';
import type { Draft, OrganisationView, ProposalView } from '../../wire/index.ts';
import { targetFigure } from '../format/target.ts';
import { useNameText } from '../parts/assumed.tsx';
import { Note } from '../parts/note.tsx';
import { StateTag, typeKeys } from '../parts/tags.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { type DraftField, differences } from './proposals.ts';

const fieldKeys: Readonly<Record<DraftField, Key>> = {
  title: 'form.title',
  type: 'form.type',
  targets: 'form.targets',
  deadline: 'form.deadline',
  lead: 'form.lead',
  note: 'form.note',
};

type ConflictProps = {
  readonly mine: Draft;
  readonly theirs: ProposalView;
  readonly organisations: readonly OrganisationView[];
  readonly take: () => void;
  readonly keep: () => void;
};

/** Somebody was faster: shows both versions field by field, and lets the person decide. */
export function Conflict({ mine, theirs, organisations, take, keep }: ConflictProps) {
  const { t, language } = useWording();
  const nameText = useNameText();
  const nameOfUnit = (unit: string | null): string => {
    const found = organisations.find(({ id }) => id === unit);
    return found ? nameText(found) : (unit ?? '');
  };
  const words = (draft: Draft, field: DraftField): string => {
    switch (field) {
      case 'title':
      case 'note':
        return draft[field];
      case 'deadline':
        return draft.deadline ?? '';
      case 'type': {
        const key = typeKeys.find(([type]) => type === draft.type)?.[1];
        return key ? t(key) : draft.type;
      }
      case 'lead':
        return nameOfUnit(draft.lead);
      case 'targets':
        return draft.targets
          .map((target) => `${target.metric} ${targetFigure(target, language)}`)
          .join(t('list.comma'));
    }
  };
  const differing = differences(mine, theirs.draft);
  return (
    <Note tone="error">
      <p>
        <b>{t('conflict.title')}</b> {t('conflict.state')} <StateTag state={theirs.state} />
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
                <td>{words(theirs.draft, field) || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="acts">
        <Button type="primary" onClick={take}>
          {t('conflict.take')}
        </Button>
        {theirs.state === 'proposed' && differing.length > 0 && (
          <Button onClick={keep}>{t('conflict.keep')}</Button>
        )}
      </p>
    </Note>
  );
}
