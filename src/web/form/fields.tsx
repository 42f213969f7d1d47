import { Button } from 'antd';
import type { Wording } from '../../kernel/index.ts';
import { useWording } from '../wording/index.ts';
import { FieldControl } from './control.tsx';
import './form.css';
import type { FieldShape } from './shape.ts';
import { groupOf, rowsOf, type Typed } from './typed.ts';

/** What is wrong with fields, in words, by their path. */
export type FaultWords = Readonly<Record<string, Wording>>;

type FieldsProps = {
  readonly county: string;
  readonly fields: readonly FieldShape[];
  readonly typed: Typed;
  readonly faults: FaultWords;
  /** Where these fields stand in the form: empty, or like `proposers.0.`. */
  readonly prefix?: string;
  readonly set: (typed: Typed) => void;
};

type NestedProps = Omit<FieldsProps, 'fields' | 'prefix' | 'typed' | 'set'> & {
  readonly field: FieldShape;
  readonly path: string;
  readonly value: unknown;
  readonly put: (value: unknown) => void;
};

/** A list of records: a row each, to be added and taken out. */
function Rows({ county, field, path, value, put, faults }: NestedProps) {
  const { t, say } = useWording();
  if (field.shape.kind !== 'rows') return null;
  const { columns } = field.shape;
  const rows = rowsOf(value);
  return (
    <fieldset className="form-rows">
      <legend>{say(field.label)}</legend>
      <ol>
        {rows.map((row, place) => (
          // Rows have no identity but their place in the list.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={place}>
            <Fields
              county={county}
              fields={columns}
              typed={row}
              faults={faults}
              prefix={`${path}.${place}.`}
              set={(changed) => put(rows.map((other, i) => (i === place ? changed : other)))}
            />
            <Button size="small" onClick={() => put(rows.filter((_, i) => i !== place))}>
              {t('form.row.remove', { place: place + 1 })}
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={() => put([...rows, {}])}>
        {t('form.row.add')}
      </Button>
    </fieldset>
  );
}

/** The fields of a form, each drawn as what it holds, with what is wrong beside it. */
export function Fields({ county, fields, typed, faults, prefix = '', set }: FieldsProps) {
  const { say } = useWording();
  return (
    <div className="form-fields">
      {fields.map((field) => {
        const path = `${prefix}${field.name}`;
        const value = typed[field.name];
        const put = (changed: unknown) => set({ ...typed, [field.name]: changed });
        if (field.shape.kind === 'rows')
          return (
            <Rows
              key={path}
              county={county}
              field={field}
              path={path}
              value={value}
              put={put}
              faults={faults}
            />
          );
        if (field.shape.kind === 'group')
          return (
            <fieldset key={path} className="form-rows">
              <legend>{say(field.label)}</legend>
              <Fields
                county={county}
                fields={field.shape.fields}
                typed={groupOf(value)}
                faults={faults}
                prefix={`${path}.`}
                set={put}
              />
            </fieldset>
          );
        return (
          <FieldControl
            key={path}
            county={county}
            field={field}
            path={path}
            value={value}
            beside={typed}
            fault={faults[path]}
            put={put}
          />
        );
      })}
    </div>
  );
}
