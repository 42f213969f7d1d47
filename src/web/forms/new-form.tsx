import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import type { FormEvery } from '../../wire/index.ts';
import { useStanding } from '../app/session.ts';
import { wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { toFirstFault } from '../form/first-fault.ts';
import { useNameText } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note } from '../parts/note.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import '../terms/terms.css';
import { useWording } from '../wording/index.ts';
import { ColumnFields } from './column-fields.tsx';
import {
  type ColumnDraft,
  columnFault,
  emptyColumn,
  emptyForm,
  type FormDraft,
  faultsOf,
  formOf,
  minutesOf,
} from './draft.ts';
import './forms.css';
import { everyKeys } from './keys.ts';
import { KnownLine } from './known.tsx';
import { useKnown, useSendForm } from './use-forms.ts';

const route = getRouteApi('/c/$county/forms/new');
const mostColumns = 60;

type PartProps = {
  readonly draft: FormDraft;
  readonly faults: ReturnType<typeof faultsOf>;
  readonly set: (part: Partial<FormDraft>) => void;
};

function Columns({ draft, tried, set }: Omit<PartProps, 'faults'> & { tried: boolean }) {
  const { t } = useWording();
  const { columns } = draft;
  const change = (key: number, part: Partial<ColumnDraft>) =>
    set({ columns: columns.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const next = Math.max(-1, ...columns.map(({ key }) => key)) + 1;
  return (
    <section aria-label={t('forms.columns')}>
      <h2>{t('forms.columns')}</h2>
      <p className="quiet small">{t('forms.columns.words')}</p>
      {columns.map((column, place) => (
        <ColumnFields
          key={column.key}
          column={column}
          place={place}
          fault={tried ? columnFault(column, columns) : undefined}
          set={(part) => change(column.key, part)}
          remove={
            columns.length > 1
              ? () => set({ columns: columns.filter(({ key }) => key !== column.key) })
              : undefined
          }
        />
      ))}
      <p className="acts">
        <Button
          size="small"
          disabled={columns.length >= mostColumns}
          onClick={() => set({ columns: [...columns, emptyColumn(next)] })}
        >
          {t('forms.column.add')}
        </Button>
        <Checkbox checked={draft.several} onChange={({ target }) => set({ several: target.checked })}>
          {t('forms.several')}
        </Checkbox>
      </p>
    </section>
  );
}

function Times({ draft, faults, set }: PartProps) {
  const { t } = useWording();
  return (
    <div className="forms-times">
      <Field label={t('forms.every')}>
        {(ids) => (
          <Select
            {...ids}
            value={draft.every}
            options={everyKeys.map(([value, key]) => ({ value, label: t(key) }))}
            onChange={(every: FormEvery) => set({ every })}
          />
        )}
      </Field>
      <Field
        label={t(draft.every === 'once' ? 'forms.due.once' : 'forms.due.first')}
        fault={faults.due && t(faults.due)}
      >
        {(ids) => (
          <Input
            {...ids}
            type="date"
            value={draft.due}
            onChange={({ target }) => set({ due: target.value })}
          />
        )}
      </Field>
      {draft.every !== 'once' && (
        <Field label={t('forms.until')} hint={t('forms.until.hint')} fault={faults.until && t(faults.until)}>
          {(ids) => (
            <Input
              {...ids}
              type="date"
              value={draft.until}
              onChange={({ target }) => set({ until: target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label={t('forms.minutes')}
        hint={t('forms.minutes.hint')}
        fault={faults.minutes && t(faults.minutes)}
      >
        {(ids) => (
          <Input
            {...ids}
            inputMode="numeric"
            value={draft.minutes}
            onChange={({ target }) => set({ minutes: target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Whole({ county, draft, faults, set }: PartProps & { county: string }) {
  const { t } = useWording();
  const nameText = useNameText();
  const organisations = useOrganisations(county);
  return (
    <>
      <Field label={t('forms.name')} fault={faults.title && t(faults.title)}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={200}
            value={draft.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        )}
      </Field>
      <Field label={t('forms.basis')} hint={t('forms.basis.hint')} fault={faults.basis && t(faults.basis)}>
        {(ids) => (
          <Input
            {...ids}
            maxLength={500}
            value={draft.basis}
            onChange={({ target }) => set({ basis: target.value })}
          />
        )}
      </Field>
      <Field label={t('forms.units')} fault={faults.units && t(faults.units)}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            className="forms-units"
            maxCount={200}
            value={organisations.length > 0 ? [...draft.units] : []}
            showSearch={{ optionFilterProp: 'label' }}
            options={organisations.map((unit) => ({ value: unit.id, label: nameText(unit) }))}
            onChange={(units: string[]) => set({ units })}
          />
        )}
      </Field>
    </>
  );
}

/** Before it goes out: which fields the ledger has already, and which units are above their cap with it. */
function Before({ county, draft }: { county: string; draft: FormDraft }) {
  const { t } = useWording();
  const columns = draft.columns.map(({ name }) => name.trim()).filter((name) => name !== '');
  const known = useKnown(county, { columns, units: draft.units });
  return (
    <>
      {known.length > 0 && (
        <Note tone="warn">
          <p>{t('forms.known')}</p>
          <ul className="forms-known">
            {known.map((one) => (
              <KnownLine
                key={`${one.column} ${one.kind} ${one.number ?? one.name}`}
                county={county}
                known={one}
              />
            ))}
          </ul>
        </Note>
      )}
      <BurdenOutlook
        county={county}
        units={draft.units}
        kind="form"
        text=""
        minutes={minutesOf(draft) ?? null}
        fields={draft.columns.length}
      />
    </>
  );
}

/** An office asks units to fill a form in. */
export function NewFormPage() {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const { county } = route.useParams();
  const navigate = useNavigate();
  const today = useStanding(county)?.session.today ?? '';
  const [draft, setDraft] = useState<FormDraft>(emptyForm);
  const [tried, setTried] = useState(false);
  const sending = useSendForm(county);
  const found = faultsOf(draft, today);
  const faults = tried ? found : {};
  const set = (part: Partial<FormDraft>) => setDraft((before) => ({ ...before, ...part }));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length > 0) return toFirstFault(event.currentTarget);
    if (sending.isPending) return;
    sending.mutate(formOf(draft), {
      onSuccess: ({ id }) => {
        void message.success(t('forms.sent', { count: draft.units.length }));
        void navigate({ to: '/c/$county/forms/$form', params: { county, form: id } });
      },
    });
  };
  return (
    <>
      <Head title={t('forms.new')}>
        <p className="quiet">{t('forms.new.words')}</p>
      </Head>
      <form className="forms-new" noValidate aria-label={t('forms.new')} onSubmit={send}>
        <Whole county={county} draft={draft} faults={faults} set={set} />
        <Columns draft={draft} tried={tried} set={set} />
        <Times draft={draft} faults={faults} set={set} />
        <Before county={county} draft={draft} />
        {sending.error && <Note tone="error">{say(wordingOf(sending.error))}</Note>}
        <p className="acts">
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {t('forms.send', { count: draft.units.length })}
          </Button>
          <span className="quiet small">{t('forms.all-or-none')}</span>
        </p>
      </form>
    </>
  );
}
