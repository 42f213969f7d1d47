import { Select } from 'antd';
import type { OrganisationView, ProposalView } from '../../wire/index.ts';
import { NameOf } from '../parts/assumed.tsx';
import { useWording } from '../wording/index.ts';

type LeadSelectProps = {
  readonly id: string;
  readonly lead: string | null;
  readonly suggested: ProposalView['suggestedLeads'];
  readonly organisations: readonly OrganisationView[];
  readonly fault: boolean;
  readonly set: (lead: string | null) => void;
};

type Option = {
  readonly value: string;
  readonly label: string;
  /** Whether the name is assumed, or for a suggestion what it rests on. */
  readonly assumed: boolean;
  readonly confidence?: number;
};

/** The suggested units that the county has, the surest first. */
export const suggestedUnits = (
  suggested: ProposalView['suggestedLeads'],
  organisations: readonly OrganisationView[],
): Option[] =>
  suggested.flatMap(({ organisation, confidence, assumed }) => {
    const found = organisations.find((o) => o.id === organisation);
    return found
      ? [{ value: found.id, label: found.name, assumed: assumed || found.assumed, confidence }]
      : [];
  });

/** The lead unit: what the reading suggests first, with how sure it is; then every unit, to be searched. */
export function LeadSelect({ id, lead, suggested, organisations, fault, set }: LeadSelectProps) {
  const { t } = useWording();
  const first = suggestedUnits(suggested, organisations);
  const rest = organisations
    .filter((o) => !first.some(({ value }) => value === o.id))
    .map((o): Option => ({ value: o.id, label: o.name, assumed: o.assumed }));
  const chosen = organisations.find((o) => o.id === lead);
  const unknown = suggested.filter(({ organisation }) => organisation === null);
  return (
    <>
      <Select
        id={id}
        data-lead=""
        // Until the names are here nothing is shown, rather than an id that nobody knows.
        value={organisations.length > 0 ? lead : null}
        loading={organisations.length === 0}
        disabled={organisations.length === 0}
        allowClear
        status={fault ? 'error' : ''}
        placeholder={t('lead.choose')}
        // Names with their mark and how sure the suggestion is are wider than the field.
        popupMatchSelectWidth={420}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...first, ...rest]}
        labelRender={({ label }) => (chosen ? <NameOf named={chosen} /> : label)}
        optionRender={({ data }) => (
          <span className="lead-option">
            <span>
              <NameOf named={{ name: data.label, assumed: data.assumed }} />
            </span>
            {'confidence' in data && typeof data.confidence === 'number' && (
              <span className="quiet">
                {t('lead.suggested', { percent: Math.round(data.confidence * 100) })}
              </span>
            )}
          </span>
        )}
        onChange={(value: string | undefined) => set(value ?? null)}
      />
      {lead === null && first.length > 0 && (
        <p className="lead-quick">
          {first.slice(0, 3).map(({ value, label, assumed }, place) => (
            <button
              key={value}
              type="button"
              className="chip"
              aria-keyshortcuts={String(place + 1)}
              onClick={() => set(value)}
            >
              <span className="chip-key" aria-hidden="true">
                {place + 1}
              </span>{' '}
              <NameOf named={{ name: label, assumed }} hint={t('assumed.suggestion')} />
            </button>
          ))}
        </p>
      )}
      {unknown.length > 0 && (
        <p className="quiet small">
          {t('lead.unknown', { names: unknown.map(({ name }) => name).join(t('list.comma')) })}
        </p>
      )}
    </>
  );
}
