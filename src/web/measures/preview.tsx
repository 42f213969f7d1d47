import { Button } from 'antd';
import type { ObservationsRecorded } from '../../wire/index.ts';
import { Note } from '../parts/note.tsx';
import { type Key, useWording } from '../wording/index.ts';
import { aspectKeys } from './keys.ts';

type Row = ObservationsRecorded['rows'][number];

const whatKeys: Readonly<Record<Row['what'], Key>> = {
  new: 'measures.what.new',
  revised: 'measures.what.revised',
  older: 'measures.what.older',
  unchanged: 'measures.what.unchanged',
};

const unitOf = ({ aspect, unit }: Row): string =>
  aspect === 'level' ? ` ${unit}` : aspect === 'growth' ? '%' : '';

/** One figure as it would stand, with the one before it and what looks mistaken. */
function Brought({ row }: { row: Row }) {
  const { t, say } = useWording();
  const aspect = aspectKeys.find(([id]) => id === row.aspect)?.[1] ?? 'measures.aspect.level';
  return (
    <tr>
      <td>{row.row}</td>
      <td>
        {row.name} {row.aspect !== 'level' && t(aspect)}
        <span className="quiet small observed-when">
          {row.area} {say(row.when)} {row.edition}
        </span>
      </td>
      <td className="figure-cell">
        <b>
          {row.value}
          {unitOf(row)}
        </b>
      </td>
      <td>
        {t(whatKeys[row.what])}
        {row.before !== null && row.what !== 'unchanged' && (
          <span className="quiet small observed-when">{t('measures.before', { value: row.before })}</span>
        )}
        {row.doubt && (
          <span className="doubt small observed-when">{t('measures.doubt', { why: say(row.doubt) })}</span>
        )}
      </td>
    </tr>
  );
}

type PreviewProps = {
  readonly found: ObservationsRecorded;
  readonly busy: boolean;
  readonly write: () => void;
  readonly giveUp: () => void;
};

/** What a recording would write, row by row, before anything is written. */
export function Preview({ found, busy, write, giveUp }: PreviewProps) {
  const { t } = useWording();
  const { added, revised, unchanged, rows } = found;
  const doubted = rows.filter(({ doubt }) => doubt !== null).length;
  const nothing = added + revised === 0;
  return (
    <section className="measure-preview" aria-label={t('measures.preview')}>
      <Note tone={doubted > 0 ? 'warn' : 'plain'}>
        <p>
          {t(nothing ? 'measures.preview.nothing' : 'measures.preview.words', { added, revised, unchanged })}
        </p>
        {doubted > 0 && <p>{t('measures.preview.doubted', { doubted })}</p>}
      </Note>
      <table className="measure-rows">
        <thead>
          <tr>
            <th scope="col">{t('measures.row')}</th>
            <th scope="col">{t('measures.measure')}</th>
            <th scope="col">{t('measures.value')}</th>
            <th scope="col">{t('measures.what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Brought key={row.row} row={row} />
          ))}
        </tbody>
      </table>
      <p className="measure-acts">
        {!nothing && (
          <Button type="primary" loading={busy} onClick={write}>
            {t('measures.write')}
          </Button>
        )}
        <Button onClick={giveUp}>{t('measures.give-up')}</Button>
      </p>
    </section>
  );
}
