import { Link } from '@tanstack/react-router';
import type { ComparedItem, ComparisonView } from '../../wire/index.ts';
import { useWording } from '../wording/index.ts';
import { verdictKeys } from './verdict-keys.ts';

type Quote = NonNullable<ComparedItem['now']>;

/** The words of a document with their figure, leading to their place. */
function Quoted({ county, document, quote }: { county: string; document: string; quote: Quote }) {
  const [before = '', ...rest] = quote.figure ? quote.text.split(quote.figure) : [quote.text];
  return (
    <Link
      to="/c/$county/documents/$document"
      params={{ county, document }}
      search={{ at: `${quote.start}-${quote.end}` }}
      className="compare-quote"
    >
      {before}
      {rest.length > 0 && <b>{quote.figure}</b>}
      {rest.join(quote.figure ?? '')}
    </Link>
  );
}

function Row({ county, view, item }: { county: string; view: ComparisonView; item: ComparedItem }) {
  const { t, say } = useWording();
  const word = verdictKeys.find(([verdict]) => verdict === item.verdict)?.[1] ?? 'compare.unsure';
  return (
    <tr>
      <td>
        <span className={`tag compare-${item.verdict}`}>{t(word)}</span>
      </td>
      <td>
        <span className="phone-label">{t('compare.planned', { year: view.last.year })}</span>
        <Quoted county={county} document={view.last.id} quote={item.last} />
      </td>
      <td>
        <span className="phone-label">{t('compare.told', { year: view.now.year })}</span>
        {item.now ? (
          <Quoted county={county} document={view.now.id} quote={item.now} />
        ) : (
          <span className="quiet">—</span>
        )}
      </td>
      <td className="quiet small">{say(item.reason)}</td>
    </tr>
  );
}

/** Every promise of last year with both quotes. */
export function ComparisonTable({
  county,
  view,
  items,
}: {
  county: string;
  view: ComparisonView;
  items: readonly ComparedItem[];
}) {
  const { t } = useWording();
  return (
    <table className="compare-table">
      <thead>
        <tr>
          <th scope="col">{t('compare.verdict')}</th>
          <th scope="col">{t('compare.planned', { year: view.last.year })}</th>
          <th scope="col">{t('compare.told', { year: view.now.year })}</th>
          <th scope="col">{t('compare.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} county={county} view={view} item={item} />
        ))}
      </tbody>
    </table>
  );
}
