import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Day } from '../../clock/index.ts';
import type { MeasureView, ObservationView } from '../../wire/index.ts';
import { RequestFailed, wordingOf } from '../ask/index.ts';
import { useName } from '../parts/assumed.tsx';
import { DayInput } from '../parts/day-input.tsx';
import { Field } from '../parts/field.tsx';
import { Findings } from '../parts/findings.tsx';
import { Note } from '../parts/note.tsx';
import { useWording } from '../wording/index.ts';
import { aspectKeys, gradeKeys } from './keys.ts';
import { Preview } from './preview.tsx';
import { useRecording } from './use-measures.ts';

const empty = { period: '', value: '', issuedOn: '', edition: '', note: '' };
const textKeys = [
  ['period', 'measures.period', 'measures.period.hint'],
  ['value', 'measures.value', 'measures.value.hint'],
  ['edition', 'measures.edition', 'measures.edition.hint'],
  ['note', 'measures.note', 'measures.note.hint'],
] as const;

type OutcomeProps = { readonly of: ReturnType<typeof useRecording>; readonly then?: () => void };

/** What would be written, what came of it, or every finding at its row, and nothing written. */
function Outcome({ of, then = () => {} }: OutcomeProps) {
  const { t, say } = useWording();
  const { found } = of;
  if (of.error) {
    const found = of.error instanceof RequestFailed ? (of.error.problem?.diagnostics ?? []) : [];
    return (
      <Note tone="error">
        <p>{say(wordingOf(of.error))}</p>
        {found.length > 0 && <Findings findings={found} />}
      </Note>
    );
  }
  if (found)
    return (
      <Preview
        found={found.found}
        busy={of.busy}
        write={() => of.write(found.wish, then)}
        giveUp={of.giveUp}
      />
    );
  if (!of.done) return null;
  const { added, revised, unchanged } = of.done;
  return <Note tone="good">{t('measures.done', { added, revised, unchanged })}</Note>;
}

function OneFigure({ county, measures }: { county: string; measures: readonly MeasureView[] }) {
  const nameIn = useName();
  const { t } = useWording();
  const [measure, setMeasure] = useState(measures[0]?.id ?? '');
  const [grade, setGrade] = useState<ObservationView['grade']>('statistics-bureau');
  const [aspect, setAspect] = useState<ObservationView['aspect']>('level');
  const [area, setArea] = useState('');
  const [texts, setTexts] = useState(empty);
  const recording = useRecording(county);
  const chosen = measures.find(({ id }) => id === measure);
  const unit = chosen?.unit ?? '';
  const areas = chosen?.areas ?? [];
  const place = areas.some(({ id }) => id === area) ? area : (areas[0]?.id ?? '');
  const ready = texts.period && texts.value && texts.issuedOn && texts.note.trim().length >= 2;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || recording.busy) return;
    const { issuedOn, ...rest } = texts;
    const wish = { ...rest, measure, grade, aspect, place, issuedOn: issuedOn as Day };
    recording.attempt(wish);
  };
  return (
    <form className="measure-form" aria-label={t('measures.one')} onSubmit={send}>
      <h2>{t('measures.one')}</h2>
      <div className="measure-fields">
        <Field label={t('measures.measure')} hint={t('measures.unit', { unit })}>
          {(ids) => (
            <select {...ids} className="select" value={measure} onChange={(e) => setMeasure(e.target.value)}>
              {measures.map(({ id, ...named }) => (
                <option key={id} value={id}>
                  {nameIn(named)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('measures.aspect')}>
          {(ids) => (
            <select
              {...ids}
              className="select"
              value={aspect}
              onChange={(e) => setAspect(aspectKeys.find(([id]) => id === e.target.value)?.[0] ?? aspect)}
            >
              {aspectKeys.map(([id, key]) => (
                <option key={id} value={id}>
                  {t(key)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('measures.grade')}>
          {(ids) => (
            <select
              {...ids}
              className="select"
              value={grade}
              onChange={(e) => setGrade(gradeKeys.find(([id]) => id === e.target.value)?.[0] ?? grade)}
            >
              {gradeKeys.map(([id, key]) => (
                <option key={id} value={id}>
                  {t(key)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {areas.some(({ id }) => id !== '') && (
          <Field label={t('measures.area')}>
            {(ids) => (
              <select {...ids} className="select" value={place} onChange={(e) => setArea(e.target.value)}>
                {areas.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {id === '' ? t('measures.area.county') : name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t('measures.issued')}>
          {(ids) => (
            <DayInput {...ids} value={texts.issuedOn} put={(issuedOn) => setTexts({ ...texts, issuedOn })} />
          )}
        </Field>
        {textKeys.map(([name, key, hint]) => (
          <Field key={name} label={t(key)} hint={t(hint)}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={name === 'note' ? 200 : 20}
                value={texts[name]}
                onChange={(e) => setTexts({ ...texts, [name]: e.target.value.trimStart() })}
              />
            )}
          </Field>
        ))}
      </div>
      <Outcome of={recording} then={() => setTexts(empty)} />
      {!recording.found && (
        <Button type="primary" htmlType="submit" loading={recording.busy} disabled={!ready}>
          {t('measures.try')}
        </Button>
      )}
    </form>
  );
}

function FromFile({ county }: { county: string }) {
  const { t } = useWording();
  const recording = useRecording(county);
  return (
    <section className="measure-form" aria-label={t('measures.file')}>
      <h2>{t('measures.file')}</h2>
      <Field label={t('measures.file.choose')} hint={t('measures.file.words')}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".csv,.xlsx"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) recording.attempt(file);
              // The same file, mended, can be chosen again.
              event.target.value = '';
            }}
          />
        )}
      </Field>
      <Outcome of={recording} />
    </section>
  );
}

/** Enters one figure, or imports a table of them. */
export function Recording({ county, measures }: { county: string; measures: readonly MeasureView[] }) {
  return (
    <div className="measure-forms">
      <OneFigure county={county} measures={measures} />
      <FromFile county={county} />
    </div>
  );
}
