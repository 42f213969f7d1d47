import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CopyView } from '../../wire/index.ts';
import { isStale, wordingOf } from '../ask/index.ts';
import { faultWords, refusedFields } from '../form/faults.ts';
import { type FaultWords, Fields } from '../form/fields.tsx';
import { toFirstFault } from '../form/first-fault.ts';
import { fieldsOf } from '../form/shape.ts';
import { readFields, type Typed } from '../form/typed.ts';
import { dayText, momentText } from '../format/moment.ts';
import { NameOf } from '../parts/assumed.tsx';
import { Field } from '../parts/field.tsx';
import { Head } from '../parts/head.tsx';
import { Note, Stateful } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import './forms.css';
import { KnownLine } from './known.tsx';
import { useCopy, useFill } from './use-forms.ts';

const route = getRouteApi('/c/$county/form-copies/$copy');

type Line = Readonly<Record<string, unknown>>;

/** A line as the controls hold it: numbers are texts until the form is sent. */
const typedLine = (line: Line): Typed =>
  Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  );

const typedOf = (several: boolean, lines: readonly Line[]): Typed =>
  several
    ? { answers: lines.length > 0 ? lines.map(typedLine) : [{}] }
    : lines[0] === undefined
      ? {}
      : typedLine(lines[0]);

function Filling({ county, copy }: { county: string; copy: CopyView }) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const started = copy.answers.length > 0 ? copy.answers : copy.before;
  const [typed, setTyped] = useState<Typed>(() => typedOf(copy.several, started));
  const [spent, setSpent] = useState(copy.minutesSpent === null ? '' : String(copy.minutesSpent));
  const [missing, setMissing] = useState<FaultWords>({});
  const [spentFault, setSpentFault] = useState(false);
  const filling = useFill(county, copy);
  const fields = fieldsOf(copy.schema);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readFields(fields, typed);
    const minutes = spent.trim() === '' ? null : Number(spent.trim());
    const isWrong = minutes !== null && !(Number.isInteger(minutes) && minutes >= 0 && minutes <= 6000);
    setMissing(faultWords(read.faults));
    setSpentFault(isWrong);
    if (Object.keys(read.faults).length > 0 || isWrong) return toFirstFault(event.currentTarget);
    filling.mutate(
      { fields: read.values, minutesSpent: minutes },
      { onSuccess: () => void message.success(t('forms.fill.done')) },
    );
  };
  return (
    <form className="forms-new" noValidate aria-label={t('forms.fill')} onSubmit={send}>
      {copy.answers.length === 0 && copy.before.length > 0 && (
        <Note>
          <p>{t('forms.before')}</p>
        </Note>
      )}
      <Fields
        county={county}
        fields={fields}
        typed={typed}
        faults={{ ...refusedFields(filling.error), ...missing }}
        set={setTyped}
      />
      <Field
        label={t('forms.spent')}
        hint={t('forms.spent.hint')}
        fault={spentFault ? t('forms.fault.minutes') : undefined}
      >
        {(ids) => (
          <Input
            {...ids}
            className="forms-short"
            inputMode="numeric"
            value={spent}
            onChange={({ target }) => setSpent(target.value)}
          />
        )}
      </Field>
      {filling.error && (
        <Note tone="error">{isStale(filling.error) ? t('forms.stale') : say(wordingOf(filling.error))}</Note>
      )}
      <p className="acts">
        <Button type="primary" htmlType="submit" loading={filling.isPending}>
          {t(copy.answers.length === 0 ? 'forms.fill' : 'forms.fill.again')}
        </Button>
      </p>
    </form>
  );
}

/** What was filled in, for whoever may only look. */
function Answers({ copy }: { copy: CopyView }) {
  const { t } = useWording();
  if (copy.answers.length === 0) return <p className="quiet">{t('forms.not-filled')}</p>;
  return (
    <ol className="forms-answers">
      {copy.answers.map((line, at) => (
        // Lines have no identity but their place in the copy.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={at}>
          <dl className="facts">
            {Object.entries(line).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Facts({ county, copy }: { county: string; copy: CopyView }) {
  const { t, language } = useWording();
  return (
    <>
      <p className="forms-facts">
        <span>{copy.number}</span>
        <span className="tag">{copy.stage[language]}</span>
        <span>{copy.unit ? <NameOf named={copy.unit} /> : '—'}</span>
        {copy.due && <span>{t('forms.due', { day: dayText(copy.due, language) })}</span>}
        {copy.filledAt && (
          <span>{t('forms.filled-at', { moment: momentText(copy.filledAt, language) })}</span>
        )}
      </p>
      <p className="quiet">
        {t('forms.asked-by')} <NameOf named={copy.asker} />
        {t('list.semicolon')}
        {t('forms.basis')}
        {t('entry.colon')}
        {copy.form.basis}
        {t('list.semicolon')}
        <Link to="/c/$county/forms/$form" params={{ county, form: copy.form.id }}>
          {copy.form.number}
        </Link>
      </p>
      {copy.known.length > 0 && (
        <Note>
          <p>{t('forms.known.fill')}</p>
          <ul className="forms-known">
            {copy.known.map((one) => (
              <KnownLine
                key={`${one.column} ${one.kind} ${one.number ?? one.name}`}
                county={county}
                known={one}
              />
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

/** One unit's copy of a form: filled in here, and in again until it is taken. */
export function CopyPage() {
  const { t } = useWording();
  const { county, copy: id } = route.useParams();
  const page = useCopy(county, id);
  return (
    <Stateful
      page={page}
      ready={(copy) => (
        <>
          <Head
            title={copy.title}
            aside={
              <Link to="/c/$county/cases/$case" params={{ county, case: id }}>
                {t('forms.case')}
              </Link>
            }
          >
            <Facts county={county} copy={copy} />
          </Head>
          {/* What was typed stays while the copy gets a reminder; where somebody else filled it in, theirs is shown. */}
          {copy.mayFill ? (
            <Filling key={JSON.stringify(copy.answers)} county={county} copy={copy} />
          ) : (
            <Answers copy={copy} />
          )}
        </>
      )}
    />
  );
}
