import { Input, Select } from 'antd';
import type { Wording } from '../../kernel/index.ts';
import { NameOf, postNamed, useNameText } from '../parts/assumed.tsx';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { useLeaders, useOrganisations } from '../parts/organisations.ts';
import { useWording, wordingFor } from '../wording/index.ts';
import { CasePicker } from './case-picker.tsx';
import { FilePicker } from './file-picker.tsx';
import { NamedPicker } from './named-picker.tsx';
import type { FieldShape, Option } from './shape.ts';
import { type Typed, textOf } from './typed.ts';

type ControlProps = {
  readonly county: string;
  readonly field: FieldShape;
  readonly path: string;
  readonly value: unknown;
  /** What the fields beside it hold. */
  readonly beside: Typed;
  readonly fault: Wording | undefined;
  readonly put: (value: unknown) => void;
};

/** What ties a control to its label and to the words about it. */
type Ids = { readonly id: string; readonly 'aria-describedby'?: string };
type Inner = Omit<ControlProps, 'path' | 'fault'> & { readonly ids: Ids };

function Choice({
  ids,
  value,
  options,
  put,
}: Omit<Inner, 'county' | 'field' | 'beside'> & { options: readonly Option[] }) {
  const { t, say } = useWording();
  return (
    <select
      {...ids}
      className="select form-select"
      value={textOf(value)}
      onChange={(event) => put(event.target.value)}
    >
      <option value="">{t('form.choose')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {say(option)}
        </option>
      ))}
    </select>
  );
}

/** The units of the county, one or several, found by typing a part of the name. */
function Units({ county, ids, value, put, several }: Inner & { several: boolean }) {
  const { t } = useWording();
  const organisations = useOrganisations(county);
  const nameText = useNameText();
  const options = organisations.map((unit) => ({ value: unit.id, label: nameText(unit) }));
  // Until the names are here nothing is shown, rather than ids that nobody knows.
  const waiting = organisations.length === 0;
  const common = {
    ...ids,
    loading: waiting,
    disabled: waiting,
    allowClear: true,
    showSearch: { optionFilterProp: 'label' },
    placeholder: t('form.unit.choose'),
    options,
  };
  if (several)
    return (
      <Select
        {...common}
        mode="multiple"
        value={Array.isArray(value) && !waiting ? value : []}
        onChange={(chosen: unknown[]) => put(chosen)}
      />
    );
  const chosen = organisations.find(({ id }) => id === value);
  return (
    <Select
      {...common}
      value={waiting || textOf(value) === '' ? null : textOf(value)}
      labelRender={({ label }) => (chosen ? <NameOf named={chosen} /> : label)}
      onChange={(unit: string | undefined) => put(unit ?? '')}
    />
  );
}

function Leader({ county, ids, value, put }: Inner) {
  const { t } = useWording();
  const leaders = useLeaders(county);
  const nameText = useNameText();
  return (
    <Select
      {...ids}
      value={textOf(value) === '' || leaders.length === 0 ? null : textOf(value)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('form.leader.choose')}
      options={leaders.map((post) => ({ value: post.id, label: nameText(postNamed(post)) }))}
      onChange={(post: string | undefined) => put(post ?? '')}
    />
  );
}

function Text({ ids, field, value, put }: Inner) {
  const { shape } = field;
  if (shape.kind !== 'text' && shape.kind !== 'lines') return null;
  const most = shape.kind === 'text' && shape.most !== undefined ? { maxLength: shape.most } : {};
  const common = { ...ids, ...most, value: textOf(value) };
  if (shape.kind === 'text' && !shape.long)
    return <Input {...common} onChange={(event) => put(event.target.value)} />;
  return (
    <Input.TextArea
      {...common}
      autoSize={{ minRows: 3, maxRows: 16 }}
      onChange={(event) => put(event.target.value)}
    />
  );
}

function Control(props: Inner) {
  const { ids, field, value, put } = props;
  const { shape } = field;
  switch (shape.kind) {
    case 'text':
    case 'lines':
      return <Text {...props} />;
    case 'number':
      return (
        <Input
          {...ids}
          inputMode={shape.whole ? 'numeric' : 'decimal'}
          value={textOf(value)}
          onChange={(event) => put(event.target.value)}
        />
      );
    case 'choice':
      return <Choice ids={ids} value={value} put={put} options={shape.options} />;
    case 'verdict':
      return (
        <Choice
          ids={ids}
          value={typeof value === 'boolean' ? String(value) : ''}
          options={[
            { value: 'true', ...shape.yes },
            { value: 'false', ...shape.no },
          ]}
          put={(chosen) => put(chosen === '' ? undefined : chosen === 'true')}
        />
      );
    case 'day':
      return <DayInput {...ids} value={textOf(value)} put={put} />;
    case 'moment':
      return (
        <Input
          {...ids}
          type="datetime-local"
          value={textOf(value)}
          onChange={(event) => put(event.target.value)}
        />
      );
    case 'unit':
    case 'units':
      return <Units {...props} several={shape.kind === 'units'} />;
    case 'leader':
      return <Leader {...props} />;
    case 'case':
      return <CasePicker {...props} shape={shape} />;
    case 'named':
      return <NamedPicker {...props} shape={shape} />;
    case 'file':
      return <FilePicker ids={ids} to={shape.to} value={value} put={put} />;
    case 'tick':
    case 'several':
    case 'rows':
    case 'group':
      return null;
  }
}

/** A yes that may be left unsaid: its label stands beside the box. */
function Tick({ field, path, value, put }: Pick<ControlProps, 'field' | 'path' | 'value' | 'put'>) {
  const { say } = useWording();
  return (
    <div className="field" data-field={path}>
      <label className="form-tick">
        <input type="checkbox" checked={value === true} onChange={(event) => put(event.target.checked)} />
        {say(field.label)}
      </label>
    </div>
  );
}

/** Any of several values: a box each. */
function Several({ field, path, value, put }: Pick<ControlProps, 'field' | 'path' | 'value' | 'put'>) {
  const { say } = useWording();
  if (field.shape.kind !== 'several' || field.shape.options.length === 0) return null;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <fieldset className="field form-wide" data-field={path}>
      <legend>{say(field.label)}</legend>
      {field.shape.options.map((option) => (
        <label key={option.value} className="form-tick">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              put(
                event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((one) => one !== option.value),
              )
            }
          />
          {say(option)}
        </label>
      ))}
    </fieldset>
  );
}

/** One field: its label, whether it has to be filled in, its control, and what is wrong with it. */
export function FieldControl({ field, path, fault, ...rest }: ControlProps) {
  const { t, say } = useWording();
  if (field.shape.kind === 'several') return <Several {...rest} field={field} path={path} />;
  if (field.shape.kind === 'tick') return <Tick {...rest} field={field} path={path} />;
  const hint = field.hint ?? (field.shape.kind === 'lines' ? wordingFor('form.lines.hint') : undefined);
  const label = say(field.label);
  return (
    <div className={isWide(field) ? 'form-wide' : undefined} data-field={path}>
      <Field
        label={field.required ? t('form.required', { label }) : label}
        hint={hint && say(hint)}
        fault={fault && say(fault)}
      >
        {(ids) => <Control {...rest} field={field} ids={ids} />}
      </Field>
    </div>
  );
}

const isWide = ({ shape }: FieldShape): boolean =>
  (shape.kind === 'text' && shape.long) ||
  shape.kind === 'lines' ||
  shape.kind === 'units' ||
  shape.kind === 'file';
