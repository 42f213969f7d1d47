import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CaseProgressView, CommitmentView } from '../../wire/index.ts';
import { wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { toFirstFault } from '../form/first-fault.ts';
import { Note, Stateful } from '../parts/note.tsx';
import { useCaseProgress } from '../progress/use-progress.ts';
import '../terms/terms.css';
import { useWording } from '../wording/index.ts';
import './breakdown.css';
import { Outlook } from './outlook.tsx';
import { RowFields } from './row-fields.tsx';
import { emptyRow, faultsOf, openingOf, outlookOf, type Row } from './rows.ts';
import { useOpenings } from './use-breakdown.ts';

const mostRows = 50;

type BreakdownProps = {
  readonly county: string;
  readonly view: CommitmentView;
  /** Called when it is over: with how many tasks were opened, or 0 where nothing was. */
  readonly close: (opened: number) => void;
};

/** Rows that begin with a new key each. */
function useRows(view: CommitmentView) {
  const [rows, setRows] = useState<readonly Row[]>(() => [emptyRow(0, view), emptyRow(1, view)]);
  const next = Math.max(-1, ...rows.map(({ key }) => key)) + 1;
  return {
    rows,
    set: (key: number, part: Partial<Row>) =>
      setRows((before) => before.map((row) => (row.key === key ? { ...row, ...part } : row))),
    remove: (key: number) => setRows((before) => before.filter((row) => row.key !== key)),
    add: () => setRows([...rows, emptyRow(next, view)]),
    /** One row for each named project; rows in which nothing was typed make way. */
    addEach: (names: readonly string[]) =>
      setRows([
        ...rows.filter(({ title }) => title.trim() !== ''),
        ...names.map((name, place) => emptyRow(next + place, view, name)),
      ]),
  };
}

function Rows({ county, view, close, coverage }: BreakdownProps & Pick<CaseProgressView, 'coverage'>) {
  const { t, say } = useWording();
  const { rows, set, remove, add, addEach } = useRows(view);
  const [tried, setTried] = useState(false);
  // The rows for which a person was told what nobody takes on, or what goes beyond: told once for each state of them.
  const [told, setTold] = useState<readonly Row[]>();
  const openings = useOpenings(county);
  const outlook = outlookOf(view, coverage, rows);
  const isTold = told === rows;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const isWrong = event.currentTarget.querySelector('[aria-invalid="true"]') !== null;
    if (isWrong || rows.some((row) => faultsOf(row, view).length > 0))
      return toFirstFault(event.currentTarget);
    if (!outlook.even && !isTold) return setTold(rows);
    if (openings.isPending) return;
    const cases = rows.map((row) => openingOf(view, row));
    openings.mutate({ cases }, { onSuccess: (opened) => close(opened.length) });
  };
  // A unit that several rows name is asked as often.
  const units = rows.flatMap(({ lead, joins }) => [...(lead ? [lead] : []), ...joins]);
  return (
    <form className="breakdown" aria-label={t('breakdown.title')} noValidate onSubmit={send}>
      {rows.map((row, place) => (
        <RowFields
          key={row.key}
          county={county}
          whole={view}
          row={row}
          place={place}
          free={outlook.unassigned}
          faults={tried ? faultsOf(row, view) : []}
          set={(part) => set(row.key, part)}
          remove={rows.length > 1 ? () => remove(row.key) : undefined}
        />
      ))}
      <p className="acts">
        <Button size="small" onClick={add} disabled={rows.length >= mostRows}>
          {t('breakdown.add')}
        </Button>
        {outlook.unassigned.length > 0 && (
          <Button size="small" onClick={() => addEach(outlook.unassigned.slice(0, mostRows))}>
            {t('breakdown.add-each', { count: outlook.unassigned.length })}
          </Button>
        )}
      </p>
      <Outlook of={outlook} />
      <BurdenOutlook
        county={county}
        units={units}
        kind="task"
        text={rows.map(({ title }) => title).join(' ')}
      />
      {isTold && <Note tone="warn">{t('breakdown.uneven')}</Note>}
      {openings.error && <Note tone="error">{say(wordingOf(openings.error))}</Note>}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={openings.isPending}>
          {t(isTold ? 'breakdown.act-still' : 'breakdown.act', { count: rows.length })}
        </Button>
        <Button onClick={() => close(0)}>{t('act.cancel')}</Button>
        <span className="quiet small">{t('breakdown.all-or-none')}</span>
      </div>
    </form>
  );
}

/** Breaks a commitment down into tasks of several units that together cover it. */
export function BreakdownForm(props: BreakdownProps) {
  const { t } = useWording();
  const progress = useCaseProgress(props.county, props.view.id);
  return (
    <section aria-label={t('breakdown.title')}>
      <h2>{t('breakdown.title')}</h2>
      <p className="quiet">{t('breakdown.words')}</p>
      <Stateful page={progress} ready={({ coverage }) => <Rows {...props} coverage={coverage} />} />
    </section>
  );
}
