import { useWording } from '../wording/index.ts';

type Article = { readonly law: string; readonly article: string; readonly confirmed: boolean };

/** The articles that a clock rests on, those that the county has yet to confirm marked. */
export function Basis({ basis }: { basis: readonly Article[] }) {
  const { t } = useWording();
  return basis.map(({ law, article, confirmed }) => (
    <span key={`${law} ${article}`} className="law-article">
      {law}
      {article} {!confirmed && <span className="tag tag-assumed">{t('matters.unconfirmed')}</span>}
    </span>
  ));
}
