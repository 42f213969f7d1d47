import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ResultView, ScoreRow } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { ColumnValues } from './column-values.tsx';

type Line = ResultView['lines'][number];

type RowProps = {
  readonly county: string;
  readonly row: ScoreRow;
  readonly line: Line;
  readonly posts: ResultView['posts'];
  readonly act: ReactNode;
};

function CaseOf({ county, row }: Pick<RowProps, 'county' | 'row'>) {
  const { t } = useWording();
  if (row.times > 1) return t('score.alike', { times: row.times });
  if (row.case === null) return t('score.hidden-case');
  return (
    <>
      <Link to="/c/$county/cases/$case" params={{ county, case: row.case }}>
        {row.number}
      </Link>
      {row.title && <div className="quiet">{row.title}</div>}
    </>
  );
}

function RowOf({ county, row, line, posts, act }: RowProps) {
  const { t } = useWording();
  const { excluded } = row;
  return (
    <tr className={row.among ? '' : 'score-left-out'}>
      <td>
        <CaseOf county={county} row={row} />
      </td>
      <td className="small">
        <ColumnValues columns={line.columns} values={row.values} />
        {excluded && (
          <div className="score-excluded">
            {t('score.excluded', {
              reason: excluded.reason,
              record: excluded.record,
              asked: posts[excluded.askedBy] ?? excluded.askedBy,
              granted: posts[excluded.grantedBy] ?? excluded.grantedBy,
            })}
          </div>
        )}
        {act}
      </td>
      <td className="score-number">
        {row.counts ?? t('score.not-among')}
        {row.counts !== null && row.times > 1 && ` × ${row.times}`}
      </td>
    </tr>
  );
}

/** What counts stands first, then what was left out, then what does not belong. */
const standing = ({ among, excluded }: ScoreRow): number => (among ? 0 : excluded ? 1 : 2);

const countsHead = {
  indicator: 'score.counts',
  base: 'score.counts.base',
  deduction: 'score.counts.deduction',
  addition: 'score.counts.addition',
} as const;

/** The rows behind one number of a unit's sheet; `act` is what may be done about a row. */
export function Rows({
  county,
  result,
  line,
  unit,
  act,
}: {
  county: string;
  result: ResultView;
  line: Line;
  unit: string;
  act: (row: ScoreRow) => ReactNode;
}) {
  const { t } = useWording();
  const rows = line.rows.filter((row) => row.unit === unit).sort((a, b) => standing(a) - standing(b));
  const withheld = line.withheld[unit];
  if (withheld !== undefined) return <p className="quiet">{t('score.withheld', { rows: withheld })}</p>;
  if (rows.length === 0) return <p className="quiet">{t('score.no-line')}</p>;
  return (
    <>
      {rows.some(({ times }) => times > 1) && <p className="quiet small">{t('score.alike.words')}</p>}
      <table className="score-rows">
        <caption className="hidden">{line.id}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.row')}</th>
            <th scope="col">{t('score.values')}</th>
            <th scope="col">{t(countsHead[line.use])}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <RowOf
              // A case may have several rows of one kind; their order never changes.
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a stored result stand still
              key={`${row.case} ${index}`}
              county={county}
              row={row}
              line={line}
              posts={result.posts}
              act={act(row)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}
