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
import { useRecording } from './use-measures.ts';

const empty = { period: '', value: '', issuedOn: '', edition: '', note: '' };
const textKeys = [
  ['period', 'measures.period', 'measures.period.hint'],
  ['value', 'measures.value', 'measures.value.hint'],
  ['edition', 'measures.edition', 'measures.edition.hint'],
  ['note', 'measures.note', 'measures.note.hint'],
] as const;

/** What came of the last recording: how many figures, or every finding at its row, and nothing written. */
function Outcome({ of }: { of: ReturnType<typeof useRecording> }) {
  const { t, say } = useWording();
  if (of.error) {
    const found = of.error instanceof RequestFailed ? (of.error.problem?.diagnostics ?? []) : [];
    return (
      <Note tone="error">
        <p>{say(wordingOf(of.error))}</p>
        {found.length > 0 && <Findings findings={found} />}
      </Note>
    );
  }
  return of.data ? <Note tone="good">{t('measures.done', of.data)}</Note> : null;
}

function OneFigure({ county, measures }: { county: string; measures: readonly MeasureView[] }) {
  const nameIn = useName();
  const { t } = useWording();
  const [measure, setMeasure] = useState(measures[0]?.id ?? '');
  const [grade, setGrade] = useState<ObservationView['grade']>('statistics-bureau');
  const [aspect, setAspect] = useState<ObservationView['aspect']>('level');
  const [texts, setTexts] = useState(empty);
  const recording = useRecording(county);
  const unit = measures.find(({ id }) => id === measure)?.unit ?? '';
  const ready = texts.period && texts.value && texts.issuedOn && texts.note.trim().length >= 2;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || recording.isPending) return;
    const { issuedOn, ...rest } = texts;
    const wish = { ...rest, measure, grade, aspect, place: '', issuedOn: issuedOn as Day };
    recording.mutate(wish, { onSuccess: () => setTexts(empty) });
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
      <Outcome of={recording} />
      <Button type="primary" htmlType="submit" loading={recording.isPending} disabled={!ready}>
        {t('measures.act')}
      </Button>
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
              if (file) recording.mutate(file);
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
