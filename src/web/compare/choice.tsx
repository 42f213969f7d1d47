import { Select } from 'antd';
import type { DocumentRow } from '../../wire/index.ts';
import { Field } from '../parts/field.tsx';
import { useWording } from '../wording/index.ts';

type ChoiceProps = {
  readonly documents: readonly DocumentRow[];
  readonly last: string | undefined;
  readonly now: string | undefined;
  readonly choose: (last: string | undefined, now: string | undefined) => void;
};

/** The report of the year after or before another, where the county has exactly one. */
function neighbour(documents: readonly DocumentRow[], id: string, years: number): string | undefined {
  const year = documents.find((d) => d.id === id)?.year;
  const found = documents.filter((d) => year !== null && year !== undefined && d.year === year + years);
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Which two reports; choosing one proposes its neighbour. */
export function Choice({ documents, last, now, choose }: ChoiceProps) {
  const { t } = useWording();
  const options = documents
    .filter(({ year }) => year !== null)
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
    .map(({ id, year, title }) => ({ value: id, label: `${year} · ${title}` }));
  return (
    <div className="compare-choice">
      <Field label={t('compare.last')}>
        {(ids) => (
          <Select
            {...ids}
            value={last ?? null}
            placeholder={t('compare.choose')}
            options={options}
            onChange={(id: string) => choose(id, now ?? neighbour(documents, id, 1))}
          />
        )}
      </Field>
      <Field label={t('compare.now')}>
        {(ids) => (
          <Select
            {...ids}
            value={now ?? null}
            placeholder={t('compare.choose')}
            options={options}
            onChange={(id: string) => choose(last ?? neighbour(documents, id, -1), id)}
          />
        )}
      </Field>
    </div>
  );
}
