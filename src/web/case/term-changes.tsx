import type { Milestone, Target, TermChangeView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { FieldValue } from './fields.tsx';
import './history.css';
import { pairsOf } from './pairs.ts';

type Line = Pick<TermChangeView, 'kind' | 'label'> & {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
};

const listIn = <T,>(value: unknown): readonly T[] => (Array.isArray(value) ? value : []);

/** One thing as a list of its kind; nothing where there is none. */
const alone = (one: unknown): unknown => (one === undefined ? null : [one]);

/** A change as lines to read: of targets and milestones one for each that changed, the others stayed as they were. */
function linesOf({ name, kind, label, before, value }: TermChangeView): Line[] {
  const pairs =
    kind === 'targets'
      ? pairsOf(listIn<Target>(before), listIn<Target>(value), ({ metric }) => metric)
      : kind === 'milestones'
        ? pairsOf(listIn<Milestone>(before), listIn<Milestone>(value), (one) => one.name)
        : undefined;
  if (pairs === undefined) return [{ key: name, kind, label, before, after: value }];
  return pairs.map((pair, place) => ({
    key: `${name} ${place}`,
    kind,
    label,
    before: alone(pair.before),
    after: alone(pair.after),
  }));
}

const isNone = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

type ChangesProps = {
  readonly county: string;
  readonly caption: string;
  readonly changes: readonly TermChangeView[];
  /** What has changed already, rather than what would. */
  readonly past?: boolean;
};

/** What changes, term by term: as it is, and as it becomes. */
export function TermChanges({ county, caption, changes, past = false }: ChangesProps) {
  const { t, say } = useWording();
  const was = t(past ? 'terms.was' : 'terms.before');
  const words = (kind: Line['kind'], value: unknown) =>
    isNone(value) ? (
      <span className="quiet">{t('terms.none')}</span>
    ) : (
      <FieldValue county={county} field={{ kind, value }} />
    );
  return (
    <table className="terms-table">
      <caption className="hidden">{caption}</caption>
      <thead className="terms-head">
        <tr>
          <th scope="col" className="terms-cell">
            {t('conflict.field')}
          </th>
          <th scope="col" className="terms-cell">
            {was}
          </th>
          <th scope="col" className="terms-cell">
            {t('terms.after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.flatMap(linesOf).map(({ key, kind, label, before, after }) => (
          <tr key={key} className="terms-row">
            <th scope="row" className="terms-cell terms-name">
              {say(label)}
            </th>
            <td className="terms-cell">
              <span className="phone-label">{was}</span>
              {words(kind, before)}
            </td>
            <td className="terms-cell">
              <span className="phone-label">{t('terms.after')}</span>
              <b>{words(kind, after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
