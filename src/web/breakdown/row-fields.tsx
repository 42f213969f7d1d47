import { Button, Input, Select } from 'antd';
import { useEffect } from 'react';
import type { Day } from '../../clock/index.ts';
import { targetFigure } from '../format/target.ts';
import { useProposal } from '../inflow/use-inflow.ts';
import { useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { FigureInput } from '../terms/figure-input.tsx';
import { LeadSelect } from '../terms/lead-select.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { divided, type Row, type RowFault, type Share, type Whole } from './rows.ts';

const faultKeys: Readonly<Record<RowFault, Key>> = {
  title: 'breakdown.fault.title',
  value: 'breakdown.fault.value',
  lead: 'breakdown.fault.lead',
};

const dayIn = (text: string): Day | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as Day) : null);

type RowProps = {
  readonly county: string;
  readonly whole: Whole;
  readonly row: Row;
  readonly place: number;
  /** Named projects that nobody took on, beside the one of this row. */
  readonly free: readonly string[];
  readonly faults: readonly RowFault[];
  readonly set: (part: Partial<Row>) => void;
  readonly remove: (() => void) | undefined;
};

const shareText = (share: Share): string => {
  if (share.of === 'target') return `target ${share.place}`;
  return share.of === 'child' ? `child ${share.name}` : '';
};

/** What the task takes on: a share of a target, a named project, or nothing that is counted. */
function ShareChoice({ whole, row, free, set }: Pick<RowProps, 'whole' | 'row' | 'free' | 'set'>) {
  const { t, language } = useWording();
  const { share } = row;
  const names = share.of === 'child' ? [share.name, ...free] : free;
  const choose = (text: string) => {
    const name = names.find((one) => text === `child ${one}`);
    const place = divided(whole).find((one) => text === `target ${one}`);
    if (name !== undefined) set({ share: { of: 'child', name }, title: name });
    else if (place !== undefined) set({ share: { of: 'target', place, value: null } });
    else set({ share: { of: 'nothing' } });
  };
  return (
    <Field label={t('breakdown.share')}>
      {(ids) => (
        <select
          {...ids}
          className="select"
          value={shareText(share)}
          onChange={(event) => choose(event.target.value)}
        >
          {divided(whole).map((place) => {
            const target = whole.targets[place];
            return (
              <option key={place} value={`target ${place}`}>
                {target ? `${target.metric} ${targetFigure(target, language)}` : ''}
              </option>
            );
          })}
          {names.map((name) => (
            <option key={name} value={`child ${name}`}>
              {name}
            </option>
          ))}
          <option value="">{t('breakdown.share.nothing')}</option>
        </select>
      )}
    </Field>
  );
}

function Units({ county, row, faults, set }: Pick<RowProps, 'county' | 'row' | 'faults' | 'set'>) {
  const { t } = useWording();
  const nameText = useNameText();
  const organisations = useOrganisations(county);
  return (
    <>
      <Field
        label={t('form.lead')}
        hint={row.lead !== null && !row.chosen ? t('breakdown.proposed') : undefined}
        fault={faults.includes('lead') ? t(faultKeys.lead) : undefined}
      >
        {({ id }) => (
          <LeadSelect
            id={id}
            lead={row.lead}
            suggested={[]}
            organisations={organisations}
            fault={faults.includes('lead')}
            set={(lead) => set({ lead, chosen: true })}
          />
        )}
      </Field>
      <Field label={t('inflow.joins')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            maxCount={40}
            value={organisations.length > 0 ? [...row.joins] : []}
            showSearch={{ optionFilterProp: 'label' }}
            options={organisations
              .filter(({ id }) => id !== row.lead)
              .map((unit) => ({ value: unit.id, label: nameText(unit) }))}
            onChange={(joins: string[]) => set({ joins, chosen: true })}
          />
        )}
      </Field>
    </>
  );
}

/** One task: what it takes on and how much, what it is called, who does it until when. */
export function RowFields({ county, whole, row, place, free, faults, set, remove }: RowProps) {
  const { t } = useWording();
  const { share, title, chosen } = row;
  const proposal = useProposal(county, title, null);
  const proposed = chosen ? undefined : proposal;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `set` is new at every drawing and does the same.
  useEffect(() => {
    // A person's choice is never overwritten.
    if (proposed) set({ lead: proposed.lead, joins: proposed.joins });
  }, [proposed]);
  const target = share.of === 'target' ? whole.targets[share.place] : undefined;
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
      <Field
        label={t('breakdown.task')}
        fault={faults.includes('title') ? t(faultKeys.title) : undefined}
        hint={share.of === 'child' ? t('breakdown.child.hint') : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={400}
            readOnly={share.of === 'child'}
            value={title}
            onChange={(event) => set({ title: event.target.value })}
          />
        )}
      </Field>
      <div className="breakdown-pair">
        <ShareChoice whole={whole} row={row} free={free} set={set} />
        {share.of === 'target' && target && (
          <div className={faults.includes('value') ? 'field field-fault' : 'field'}>
            <span className="breakdown-label" aria-hidden="true">
              {t('target.value')} {target.unit}
            </span>
            <FigureInput
              label={`${t('target.value')} ${target.unit}`}
              value={share.value}
              quote=""
              set={(value) => set({ share: { ...share, value } })}
            />
            {faults.includes('value') && <p className="field-words">{t(faultKeys.value)}</p>}
          </div>
        )}
        <Units county={county} row={row} faults={faults} set={set} />
        <Field label={t('form.deadline')}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={row.deadline ?? ''}
              onChange={(event) => set({ deadline: dayIn(event.target.value) })}
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
