import { memo, useEffect, useRef } from 'react';
import type { OrganisationView, ProposalView } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { targetFigure } from '../format/target.ts';
import { NameOf, useNameText } from '../parts/assumed.tsx';
import { StateTag, stateKeys, typeKeys } from '../parts/tags.tsx';
import { useWording } from '../wording/index.ts';
import type { Filter } from './proposals.ts';

type ItemProps = {
  readonly proposal: ProposalView;
  /** Unit by its name; the id where no such unit stands any more. */
  readonly lead: string | undefined;
  readonly assumed: boolean;
  readonly chosen: boolean;
  readonly choose: (id: string) => void;
};

/** One proposal in a few words: what, how much, by when, who. */
const Item = memo(function Item({ proposal, lead, assumed, chosen, choose }: ItemProps) {
  const { t, language } = useWording();
  const { draft, state, quote } = proposal;
  const [target] = draft.targets;
  const figures = target ? targetFigure(target, language, quote) : '';
  return (
    <li>
      <button
        type="button"
        className={`item item-${state}${chosen ? ' item-chosen' : ''}`}
        aria-current={chosen ? 'true' : undefined}
        data-item={proposal.id}
        onClick={() => choose(proposal.id)}
      >
        <span className="item-title">{draft.title}</span>
        <span className="item-facts">
          <StateTag state={state} />
          {figures && (
            <b>
              <NameOf
                named={{ name: figures, assumed: target?.opAssumed ?? false }}
                hint={t('target.assumed.hint')}
              />
            </b>
          )}
          {draft.deadline && <span>{dayText(draft.deadline, language)}</span>}
          <span className={lead ? '' : 'item-open'}>
            <NameOf named={{ name: lead ?? t('list.no-lead'), assumed }} />
          </span>
        </span>
      </button>
    </li>
  );
});

type ChoiceProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly all: string;
  readonly options: readonly (readonly [string, string])[];
  readonly choose: (value: string | undefined) => void;
};

function Choice({ label, value, all, options, choose }: ChoiceProps) {
  return (
    <select
      className={value === undefined ? 'select' : 'select select-set'}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => choose(event.target.value || undefined)}
    >
      <option value="">{all}</option>
      {options.map(([option, words]) => (
        <option key={option} value={option}>
          {words}
        </option>
      ))}
    </select>
  );
}

type FiltersProps = {
  readonly proposals: readonly ProposalView[];
  readonly organisations: readonly OrganisationView[];
  readonly filter: Filter;
  readonly setFilter: (change: Partial<Record<keyof Filter, string | undefined>>) => void;
};

function Filters({ proposals, organisations, filter, setFilter }: FiltersProps) {
  const { t } = useWording();
  const sections = [...new Set(proposals.map((p) => p.section))].filter((section) => section !== '');
  const leads = new Set(proposals.map((p) => p.draft.lead));
  const units = organisations.filter(({ id }) => leads.has(id));
  const nameText = useNameText();
  return (
    <search className="list-filters">
      <Choice
        label={t('filter.state')}
        all={t('filter.state.all')}
        value={filter.state}
        options={stateKeys.map(([state, key]) => [state, t(key)])}
        choose={(state) => setFilter({ state })}
      />
      <Choice
        label={t('filter.type')}
        all={t('filter.type.all')}
        value={filter.type}
        options={typeKeys.map(([type, key]) => [type, t(key)])}
        choose={(type) => setFilter({ type })}
      />
      <Choice
        label={t('filter.section')}
        all={t('filter.section.all')}
        value={filter.section}
        options={sections.map((section) => [section, section])}
        choose={(section) => setFilter({ section })}
      />
      <Choice
        label={t('filter.unit')}
        all={t('filter.unit.all')}
        value={filter.unit}
        options={[['none', t('list.no-lead')], ...units.map((unit) => [unit.id, nameText(unit)] as const)]}
        choose={(unit) => setFilter({ unit })}
      />
    </search>
  );
}

type ListPaneProps = FiltersProps & {
  /** The proposals that the filter lets through. */
  readonly list: readonly ProposalView[];
  readonly selected: string | undefined;
  readonly choose: (id: string) => void;
  readonly shown: boolean;
};

/** The proposals of the document, filtered, the chosen one always in sight. */
export function ListPane({ list, selected, choose, shown, ...filters }: ListPaneProps) {
  const { t } = useWording();
  const box = useRef<HTMLUListElement>(null);
  const units = new Map(filters.organisations.map((unit) => [unit.id, unit]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pane that comes to be seen has to scroll too.
  useEffect(() => {
    box.current?.querySelector(`[data-item="${selected ?? ''}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected, shown, filters.organisations]);
  return (
    <section className="review-list" aria-label={t('review.list')}>
      <Filters {...filters} />
      <p className="list-count quiet small">
        {t('list.count', { shown: list.length, all: filters.proposals.length })}
      </p>
      {list.length === 0 ? (
        <p className="nothing">{t(filters.proposals.length === 0 ? 'list.none' : 'list.none.filtered')}</p>
      ) : (
        <ul ref={box}>
          {list.map((proposal) => (
            <Item
              key={proposal.id}
              proposal={proposal}
              lead={units.get(proposal.draft.lead ?? '')?.name ?? proposal.draft.lead ?? undefined}
              assumed={units.get(proposal.draft.lead ?? '')?.assumed ?? false}
              chosen={proposal.id === selected}
              choose={choose}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
