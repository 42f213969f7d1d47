import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Day } from '../../clock/index.ts';
import type { Milestone, OrganisationView, PostView } from '../../wire/index.ts';
import { NameOf, postNamed, useNameText } from '../parts/assumed.tsx';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { type Key, useWording } from '../wording/index.ts';
import type { FormTerms } from './faults.ts';
import { FigureInput } from './figure-input.tsx';
import { childrenIn, quartersOf } from './milestones.ts';

type SharingProps = {
  readonly terms: FormTerms;
  readonly quote: string;
  readonly year: number;
  readonly organisations: readonly OrganisationView[];
  readonly leaders: readonly PostView[];
  readonly plain: boolean;
  readonly set: (part: Partial<FormTerms>) => void;
};

type RowProps = {
  readonly milestone: Milestone;
  readonly place: number;
  readonly numeric: boolean;
  readonly quote: string;
  readonly set: (milestone: Milestone) => void;
  readonly remove: () => void;
};

function MilestoneRow({ milestone, place, numeric, quote, set, remove }: RowProps) {
  const { t } = useWording();
  const named = (key: Key) => t('milestone.nth', { place: place + 1, what: t(key) });
  return (
    <li className="target">
      <div className="target-line">
        <Input
          value={milestone.name}
          aria-label={named('milestone.name')}
          placeholder={t('milestone.name')}
          maxLength={200}
          onChange={(event) => set({ ...milestone, name: event.target.value })}
        />
        <Button type="text" className="target-remove" aria-label={named('target.remove')} onClick={remove}>
          ✕
        </Button>
      </div>
      <div className="target-line">
        <DayInput
          value={milestone.due}
          aria-label={named('milestone.due')}
          put={(day) => {
            if (/^\d{4}-\d{2}-\d{2}$/.test(day)) set({ ...milestone, due: day as Day });
          }}
        />
        {numeric && (
          <FigureInput
            label={named('milestone.planned')}
            placeholder={t('milestone.planned')}
            value={milestone.planned}
            quote={quote}
            set={(planned) => set({ ...milestone, planned })}
          />
        )}
        <Input
          value={milestone.evidence}
          aria-label={named('milestone.evidence')}
          placeholder={t('milestone.evidence')}
          maxLength={200}
          onChange={(event) => set({ ...milestone, evidence: event.target.value })}
        />
      </div>
    </li>
  );
}

function Milestones({ terms, quote, year, set }: SharingProps) {
  const { t } = useWording();
  const { milestones, type } = terms;
  const put = (changed: readonly Milestone[]) => set({ milestones: [...changed] });
  const last = quartersOf(year).at(-1);
  return (
    <fieldset className="targets-table">
      <legend>{t(type === 'numeric' ? 'form.milestones.numeric' : 'form.milestones')}</legend>
      <ul>
        {milestones.map((milestone, place) => (
          <MilestoneRow
            // Milestones have no identity but their place in the list.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={place}
            milestone={milestone}
            place={place}
            numeric={type === 'numeric'}
            quote={quote}
            set={(changed) => put(milestones.map((other, i) => (i === place ? changed : other)))}
            remove={() => put(milestones.filter((_, i) => i !== place))}
          />
        ))}
      </ul>
      <div className="acts">
        {milestones.length === 0 && (
          <Button
            size="small"
            onClick={() =>
              put(
                quartersOf(year).map((due, i) => ({
                  name: t('milestone.quarter', { quarter: i + 1 }),
                  due,
                  planned: null,
                  evidence: '',
                })),
              )
            }
          >
            {t('milestone.by-quarter')}
          </Button>
        )}
        <Button
          size="small"
          disabled={milestones.length >= 40}
          onClick={() =>
            last &&
            put([
              ...milestones,
              { name: t('milestone.new'), due: terms.deadline ?? last, planned: null, evidence: '' },
            ])
          }
        >
          {t('milestone.add')}
        </Button>
      </div>
    </fieldset>
  );
}

function Children({ terms, set }: Pick<SharingProps, 'terms' | 'set'>) {
  const { t } = useWording();
  const [typed, setTyped] = useState<string>();
  return (
    <Field label={t('form.children')} hint={t('form.children.hint', { count: terms.children.length })}>
      {(ids) => (
        <Input.TextArea
          {...ids}
          autoSize={{ minRows: 2, maxRows: 10 }}
          value={typed ?? terms.children.join('\n')}
          onChange={(event) => {
            setTyped(event.target.value);
            set({ children: childrenIn(event.target.value) });
          }}
          onBlur={() => setTyped(undefined)}
        />
      )}
    </Field>
  );
}

/** Who shares in the work, who leads it, and what is due on the way: by type values, children or evidence. */
export function SharingForm(props: SharingProps) {
  const { t } = useWording();
  const nameText = useNameText();
  const { terms, organisations, leaders, set } = props;
  const leader = leaders.find(({ id }) => id === terms.leader);
  const given = terms.joins.length + terms.milestones.length + terms.children.length + (terms.leader ? 1 : 0);
  return (
    <details className="sharing" open={given > 0 || undefined}>
      <summary>{t('form.sharing')}</summary>
      <div className="form-stack">
        <Field label={t('form.joins')}>
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              // Until the names are here nothing is shown, rather than ids that nobody knows.
              value={organisations.length > 0 ? terms.joins : []}
              loading={organisations.length === 0}
              disabled={organisations.length === 0}
              maxCount={40}
              showSearch={{ optionFilterProp: 'label' }}
              options={organisations
                .filter(({ id }) => id !== terms.lead)
                .map((unit) => ({ value: unit.id, label: nameText(unit) }))}
              onChange={(joins: string[]) => set({ joins })}
            />
          )}
        </Field>
        <Field label={t('form.leader')}>
          {(ids) => (
            <Select
              {...ids}
              value={terms.leader}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              // The title alone, so that the mark behind it is not cut off on a phone.
              labelRender={({ label }) =>
                leader ? <NameOf named={{ name: leader.title, assumed: leader.assumed }} /> : label
              }
              options={leaders.map((post) => ({ value: post.id, label: nameText(postNamed(post)) }))}
              onChange={(leader: string | undefined) => set({ leader: leader ?? null })}
            />
          )}
        </Field>
      </div>
      {!props.plain && terms.type === 'countable' && <Children terms={terms} set={set} />}
      {!props.plain && <Milestones {...props} />}
    </details>
  );
}
