import { Button, Input, Select } from 'antd';
import { useEffect } from 'react';
import type { Day } from '../../clock/index.ts';
import { targetFigure, unitWords } from '../format/target.ts';
import { useProposal } from '../inflow/use-inflow.ts';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { useLeaders, useOrganisations } from '../parts/organisations.ts';
import type { FormTerms } from '../terms/faults.ts';
import { FigureInput } from '../terms/figure-input.tsx';
import { LeadSelect } from '../terms/lead-select.tsx';
import { SharingForm } from '../terms/sharing-form.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { AlsoUnder } from './also-under.tsx';
import { divided, type Row, type RowFault, sharesOf, takingNames, type Whole } from './rows.ts';

const faultKeys: Readonly<Record<RowFault, Key>> = {
  title: 'breakdown.fault.title',
  value: 'breakdown.fault.value',
  lead: 'breakdown.fault.lead',
  nothing: 'breakdown.fault.nothing',
  milestone: 'breakdown.fault.milestone',
  deadline: 'breakdown.fault.deadline',
  late: 'breakdown.fault.late',
};

const dayIn = (text: string): Day | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null);

type RowProps = {
  readonly county: string;
  readonly whole: Whole;
  readonly row: Row;
  readonly place: number;
  /** Named projects that nobody took on, beside those of this row. */
  readonly free: readonly string[];
  readonly faults: readonly RowFault[];
  readonly set: (part: Partial<Row>) => void;
  readonly remove: (() => void) | undefined;
};

/** What is wrong with a row, of some kinds; the first is said. */
function useFault(faults: readonly RowFault[]) {
  const { t } = useWording();
  return (...kinds: readonly RowFault[]): string | undefined => {
    const found = kinds.find((kind) => faults.includes(kind));
    return found && t(faultKeys[found]);
  };
}

/** How much of each target that can be divided the task takes on; what it does not take on stays empty. */
function Amounts({ whole, row, faults, set }: Pick<RowProps, 'whole' | 'row' | 'faults' | 'set'>) {
  const { t, language } = useWording();
  const fault = useFault(faults)('value', 'nothing');
  return divided(whole).map((place) => {
    const target = whole.targets[place];
    if (!target) return null;
    const facts = { metric: target.metric, unit: unitWords(target.unit, language, false).trim() };
    const label = t('breakdown.amount', facts);
    return (
      <div key={place} className={fault ? 'field field-fault' : 'field'}>
        <span className="breakdown-label" aria-hidden="true">
          {label}
        </span>
        <FigureInput
          label={label}
          value={row.amounts[place] ?? null}
          quote=""
          set={(value) => set({ amounts: row.amounts.map((was, i) => (i === place ? value : was)) })}
        />
        <p className="field-words">
          {fault ?? t('breakdown.amount.hint', { whole: targetFigure(target, language) })}
        </p>
      </div>
    );
  });
}

/** The named projects that the task takes on. */
function Names({
  whole,
  row,
  free,
  faults,
  set,
}: Pick<RowProps, 'whole' | 'row' | 'free' | 'faults' | 'set'>) {
  const { t } = useWording();
  const fault = useFault(faults)('nothing');
  if (whole.children.length === 0) return null;
  return (
    <Field label={t('breakdown.names')} hint={t('breakdown.names.hint')} fault={fault}>
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          value={[...row.names]}
          options={[...row.names, ...free].map((name) => ({ value: name, label: name }))}
          onChange={(names: string[]) => set(takingNames(row, names))}
        />
      )}
    </Field>
  );
}

function Lead({ county, row, faults, set }: Pick<RowProps, 'county' | 'row' | 'faults' | 'set'>) {
  const { t } = useWording();
  const organisations = useOrganisations(county);
  const fault = useFault(faults)('lead');
  return (
    <Field
      label={t('form.lead')}
      hint={row.lead !== null && !row.chosen ? t('breakdown.proposed') : undefined}
      fault={fault}
    >
      {({ id }) => (
        <LeadSelect
          id={id}
          lead={row.lead}
          suggested={[]}
          organisations={organisations}
          fault={fault !== undefined}
          set={(lead) => set({ lead, joins: row.joins.filter((unit) => unit !== lead), chosen: true })}
        />
      )}
    </Field>
  );
}

/** Who else works on it, under which leader, by which milestones, and for which commitments beside this one. */
function More({
  county,
  whole,
  row,
  faults,
  set,
}: Pick<RowProps, 'county' | 'whole' | 'row' | 'faults' | 'set'>) {
  const { t } = useWording();
  const organisations = useOrganisations(county);
  const leaders = useLeaders(county);
  const fault = useFault(faults)('milestone', 'late', 'nothing');
  const targets = sharesOf(whole, row);
  const terms: FormTerms = {
    title: row.title,
    type: targets.length > 0 ? 'numeric' : 'descriptive',
    targets,
    deadline: row.deadline,
    lead: row.lead,
    joins: [...row.joins],
    leader: row.leader,
    milestones: [...row.milestones],
    children: [],
  };
  return (
    <>
      <SharingForm
        terms={terms}
        quote=""
        year={whole.year}
        organisations={organisations}
        leaders={leaders}
        plain={false}
        set={({ joins, leader, milestones }) =>
          set({
            ...(joins === undefined ? {} : { joins, chosen: true }),
            ...(leader === undefined ? {} : { leader }),
            ...(milestones === undefined ? {} : { milestones }),
          })
        }
      />
      {whole.milestones.length > 0 && row.milestones.length === 0 && (
        <p className="acts">
          <Button
            size="small"
            onClick={() => set({ milestones: whole.milestones.map((one) => ({ ...one, planned: null })) })}
          >
            {t('breakdown.milestones-of-whole', { count: whole.milestones.length })}
          </Button>
        </p>
      )}
      {fault && (
        <p className="field-words field-fault" role="alert">
          {fault}
        </p>
      )}
      <AlsoUnder county={county} whole={whole} also={row.also} set={(also) => set({ also })} />
    </>
  );
}

/** One task: what it takes on and how much, what it is called, who does it until when, and by which milestones. */
export function RowFields(props: RowProps) {
  const { county, whole, row, place, faults, set, remove } = props;
  const { t } = useWording();
  const fault = useFault(faults);
  const { proposal } = useProposal(county, row.title, null);
  const proposed = row.chosen ? undefined : proposal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `set` is new at every drawing and does the same.
  useEffect(() => {
    // A person's choice is never overwritten.
    if (proposed) set({ lead: proposed.lead, joins: proposed.joins });
  }, [proposed]);
  const named = t('breakdown.nth', { place: place + 1 });
  return (
    <fieldset className="breakdown-row">
      <legend>
        {named}
        {remove && (
          <Button type="text" size="small" onClick={remove} aria-label={`${t('target.remove')} ${named}`}>
            ✕
          </Button>
        )}
      </legend>
      <Field label={t('breakdown.task')} fault={fault('title')}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={400}
            value={row.title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="breakdown-pair">
        <Amounts whole={whole} row={row} faults={faults} set={set} />
        <Names whole={whole} row={row} free={props.free} faults={faults} set={set} />
        <Lead county={county} row={row} faults={faults} set={set} />
        <Field label={t('form.deadline')} fault={fault('deadline')}>
          {(ids) => (
            <DayInput {...ids} value={row.deadline ?? ''} put={(day) => set({ deadline: dayIn(day) })} />
          )}
        </Field>
      </div>
      <More county={county} whole={whole} row={row} faults={faults} set={set} />
    </fieldset>
  );
}
