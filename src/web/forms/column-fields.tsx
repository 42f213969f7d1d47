import { Button, Checkbox, Input, Select } from 'antd';
import { Field } from '../parts/field.tsx';
import { type Key, useWording } from '../wording/index.ts';
import type { ColumnDraft } from './draft.ts';
import { columnKinds } from './keys.ts';

type ColumnProps = {
  readonly column: ColumnDraft;
  readonly place: number;
  readonly fault: Key | undefined;
  readonly set: (part: Partial<ColumnDraft>) => void;
  readonly remove: (() => void) | undefined;
};

/** One field of the form: its name, what is filled in, and of what unit or out of which values. */
export function ColumnFields({ column, place, fault, set, remove }: ColumnProps) {
  const { t } = useWording();
  return (
    <fieldset className="forms-column">
      <legend>{t('forms.column', { place: place + 1 })}</legend>
      <div className="form-pair">
        <Field label={t('forms.column.name')} fault={fault && t(fault)}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={60}
              value={column.name}
              onChange={({ target }) => set({ name: target.value })}
            />
          )}
        </Field>
        <Field label={t('forms.column.kind')}>
          {(ids) => (
            <Select
              {...ids}
              value={column.kind}
              options={columnKinds.map(([value, key]) => ({ value, label: t(key) }))}
              onChange={(kind: ColumnDraft['kind']) => set({ kind })}
            />
          )}
        </Field>
      </div>
      {column.kind === 'number' && (
        <Field label={t('forms.column.unit')}>
          {(ids) => (
            <Input
              {...ids}
              className="forms-short"
              maxLength={20}
              value={column.unit}
              onChange={({ target }) => set({ unit: target.value })}
            />
          )}
        </Field>
      )}
      {column.kind === 'choice' && (
        <Field label={t('forms.column.choices')} hint={t('forms.column.choices.hint')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={column.choices}
              onChange={({ target }) => set({ choices: target.value })}
            />
          )}
        </Field>
      )}
      <p className="acts">
        <Checkbox checked={column.required} onChange={({ target }) => set({ required: target.checked })}>
          {t('forms.column.required')}
        </Checkbox>
        {remove && (
          <Button size="small" onClick={remove}>
            {t('forms.column.remove')}
          </Button>
        )}
      </p>
    </fieldset>
  );
}
