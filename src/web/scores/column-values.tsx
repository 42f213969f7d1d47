import type { Day } from '../../clock/index.ts';
import type { ColumnView, ScoreRow } from '../../wire/index.ts';
import { dayText } from '../format/moment.ts';
import { useWording } from '../wording/index.ts';

type Value = ScoreRow['values'][string];

/** The values that a row rests on, each with the name of its column, in the words of the matter. */
export function ColumnValues({
  columns,
  values,
}: {
  columns: readonly ColumnView[];
  values: Readonly<Record<string, Value>>;
}) {
  const { t, language } = useWording();
  const text = ({ words, id, kind }: ColumnView): string => {
    const value = values[id];
    if (value === null || value === undefined) return '—';
    if (typeof value === 'boolean') return t(value ? 'score.yes' : 'score.no');
    if (kind === 'day') return dayText(value as Day, language);
    return words[String(value)]?.[language] ?? String(value);
  };
  return columns.map((column) => (
    <span key={column.id} className="score-value">
      {column.name[language]}
      {t('entry.colon')}
      {text(column)}
    </span>
  ));
}
