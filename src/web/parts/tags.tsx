import type {
  CaseRow,
  CommitmentRow,
  CommitmentType,
  DocumentRow,
  ProposalState,
  Target,
} from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { targetFigure } from '../format/target.ts';
import { type Key, useWording } from '../wording/index.ts';
import { AssumedTag } from './assumed.tsx';

const types: Readonly<Record<CommitmentType, Key>> = {
  numeric: 'type.numeric',
  countable: 'type.countable',
  descriptive: 'type.descriptive',
};

const states: Readonly<Record<ProposalState, Key>> = {
  proposed: 'state.proposed',
  confirmed: 'state.confirmed',
  waived: 'state.waived',
  replaced: 'state.replaced',
};

/** The states of a commitment in the ledger. */
export const planStateKeys: Readonly<Record<CommitmentRow['state'], Key>> = {
  reading: 'plan.state.reading',
  adopted: 'plan.state.adopted',
  closed: 'plan.state.closed',
  'carried-over': 'plan.state.carried-over',
  withdrawn: 'plan.state.withdrawn',
};

export const typeKeys: readonly (readonly [CommitmentType, Key])[] = [
  ['numeric', types.numeric],
  ['countable', types.countable],
  ['descriptive', types.descriptive],
];

export const stateKeys: readonly (readonly [ProposalState, Key])[] = [
  ['proposed', states.proposed],
  ['confirmed', states.confirmed],
  ['waived', states.waived],
];

export function TypeTag({ type }: { type: CommitmentType }) {
  const { t } = useWording();
  return <span className="tag">{t(types[type])}</span>;
}

export function StateTag({ state }: { state: ProposalState }) {
  const { t } = useWording();
  return <span className={`tag tag-${state}`}>{t(states[state])}</span>;
}

/** Law 8: what came from a document alone is a reading, not yet adopted. */
export function ReadingTag() {
  const { t } = useWording();
  return (
    <span className="tag tag-reading" title={t('reading.hint')}>
      {t('reading.tag')}
    </span>
  );
}

/** Where a case stands; of a reading that it is one. */
export function StageTag({ row }: { row: Pick<CaseRow, 'state' | 'stage'> }) {
  const { language } = useWording();
  if (row.state === 'reading') return <ReadingTag />;
  return <span className="tag tag-stage">{row.stage[language]}</span>;
}

/** A document as far as the county has made it its own: a reading until then, in part, or wholly. */
export function DocumentTag({ row }: { row: Pick<DocumentRow, 'kind' | 'proposals' | 'adopted'> }) {
  const { t } = useWording();
  const { kind, proposals, adopted } = row;
  if (kind === 'minutes') return <span className="tag">{t('document.minutes')}</span>;
  if (adopted === 0) return <ReadingTag />;
  const of = proposals.proposed + proposals.confirmed;
  return (
    <span className="tag tag-stage" title={t('document.adopted.hint')}>
      {adopted < of ? t('document.adopted-some', { adopted, of }) : t('document.adopted', { count: adopted })}
    </span>
  );
}

/** The targets of a commitment, each with its metric, as the text writes them; a comparator nobody confirmed says so. */
export function Targets({ targets, quote = '' }: { targets: readonly Target[]; quote?: string }) {
  const { t, language } = useWording();
  return (
    <ul className="targets">
      {targets.map((target, place) => (
        // Targets have no identity but their place in the list.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place}>
          <span className="targets-metric">{target.metric}</span>{' '}
          <b className="targets-figure">{targetFigure(target, language, quote)}</b>
          {target.deadline && (
            <span className="quiet"> {t('target.by', { day: dayText(target.deadline, language) })}</span>
          )}
          {target.opAssumed && (
            <>
              {' '}
              <AssumedTag words={t('assumed.comparator')} hint={t('target.assumed.hint')} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
