import { Link } from '@tanstack/react-router';
import type { ComputationView } from '../../wire/index.ts';
import { computedText } from '../format/computed.ts';
import { dayText } from '../format/moment.ts';
import { type Key, useWording } from '../wording/index.ts';

type Row = NonNullable<ComputationView['row']>;
type Grade = Extract<Row, { kind: 'entry' }>['grade'];

const gradeKeys: Readonly<Record<Grade, Key>> = {
  reported: 'grade.reported',
  verified: 'grade.verified',
  system: 'grade.system',
  'statistics-bureau': 'grade.statistics-bureau',
};

/** The row that a leaf rests on, with its day, grade and vintage, and the way to it. */
function RowWords({ row, county }: { row: Row; county: string }) {
  const { t, language } = useWording();
  switch (row.kind) {
    case 'entry':
      return (
        <>
          <Link to="/c/$county/cases/$case" params={{ county, case: row.caseId }} hash={`entry-${row.seq}`}>
            {t('progress.row.entry', { number: row.number, seq: row.seq, day: dayText(row.on, language) })}
          </Link>{' '}
          <span className="tag">{t(gradeKeys[row.grade])}</span>
        </>
      );
    case 'case':
      return (
        <Link to="/c/$county/cases/$case" params={{ county, case: row.caseId }}>
          {t('progress.row.case', { number: row.number })}
        </Link>
      );
    case 'observation':
      return (
        <>
          {t('progress.row.observation', {
            measure: row.name,
            period: row.period,
            day: dayText(row.on, language),
          })}{' '}
          <span className="tag">
            {t(gradeKeys[row.grade])} {t('grade.vintage', { vintage: row.vintage })}
          </span>
        </>
      );
  }
}

function NodeWords({ node, county }: { node: ComputationView; county: string }) {
  const { t, say, language } = useWording();
  return (
    <>
      <span className="node-rule">{say(node.rule)}</span>{' '}
      <b className="node-value">{computedText(node.value, language) || t('progress.missing')}</b>
      {node.aside && <span className="tag"> {t('progress.aside')}</span>}
      {node.row && (
        <span className="node-row small">
          <RowWords row={node.row} county={county} />
        </span>
      )}
    </>
  );
}

/** A computation that opens step by step down to the rows it rests on. */
export function Tree({ node, county, open }: { node: ComputationView; county: string; open?: boolean }) {
  const className = node.aside ? 'node node-aside' : 'node';
  if (node.parts.length === 0)
    return (
      <div className={`${className} node-leaf`}>
        <NodeWords node={node} county={county} />
      </div>
    );
  return (
    <details className={className} open={open ?? false}>
      <summary>
        <NodeWords node={node} county={county} />
      </summary>
      <ul>
        {node.parts.map((part, place) => (
          // Steps of a computation have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={place}>
            <Tree node={part} county={county} />
          </li>
        ))}
      </ul>
    </details>
  );
}
