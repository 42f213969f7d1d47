import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
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

/** As many steps as are shown at once: a sum over hundreds of cases begins with these. */
const atOnce = 40;

function Parts({ parts, county }: { parts: ComputationView['parts']; county: string }) {
  const { t } = useWording();
  const [all, setAll] = useState(false);
  const shown = all ? parts : parts.slice(0, atOnce);
  return (
    <ul>
      {shown.map((part, place) => (
        // Steps of a computation have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={place}>
          <Tree node={part} county={county} />
        </li>
      ))}
      {shown.length < parts.length && (
        <li>
          <Button size="small" onClick={() => setAll(true)}>
            {t('progress.more', { shown: shown.length, count: parts.length })}
          </Button>
        </li>
      )}
    </ul>
  );
}

/** A computation that opens step by step down to the rows it rests on; what is not open is not drawn. */
export function Tree({ node, county, open }: { node: ComputationView; county: string; open?: boolean }) {
  const [isOpen, setOpen] = useState(open ?? false);
  const className = node.aside ? 'node node-aside' : 'node';
  if (node.parts.length === 0)
    return (
      <div className={`${className} node-leaf`}>
        <NodeWords node={node} county={county} />
      </div>
    );
  return (
    <details className={className} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <NodeWords node={node} county={county} />
      </summary>
      {isOpen && <Parts parts={node.parts} county={county} />}
    </details>
  );
}
