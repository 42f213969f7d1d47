import { useWording } from '../wording/index.ts';

/** What may be called by a name that the county has yet to confirm. */
type Named = {
  readonly name: string;
  /** In English, where the county's files have it. */
  readonly nameEn?: string | undefined;
  readonly assumed: boolean;
};

/** A name in the language of the screen; Chinese where there is no other. */
export function useName(): (named: Pick<Named, 'name' | 'nameEn'>) => string {
  const { language } = useWording();
  return ({ name, nameEn }) => (language === 'en' ? (nameEn ?? name) : name);
}

/**
 * Law 8: this is assumed and has yet to be confirmed. `words` says what, where it is more than a name; `hint`
 * says why, where it is not the county's files that assume it.
 */
export function AssumedTag({ words, hint }: { words?: string; hint?: string | undefined }) {
  const { t } = useWording();
  return (
    <span className="tag tag-assumed" title={hint ?? t('assumed.hint')}>
      {words ? t('assumed.tag', { fields: words }) : t('assumed.mark')}
    </span>
  );
}

/** A name, marked where it is assumed. */
export function NameOf({ named, hint }: { named: Named; hint?: string | undefined }) {
  const nameIn = useName();
  return (
    <>
      {nameIn(named)}
      {named.assumed && (
        <>
          {' '}
          <AssumedTag hint={hint} />
        </>
      )}
    </>
  );
}

/** Several names in a row, each marked where it is assumed. */
export function NamesOf({ list }: { list: readonly (Named & { readonly id: string })[] }) {
  const { t } = useWording();
  return list.map((named, place) => (
    <span key={named.id}>
      {place > 0 && t('list.comma')}
      <NameOf named={named} />
    </span>
  ));
}

/** The same mark in plain text, for lists that hold nothing but text. */
export function useNameText(): (named: Named) => string {
  const { t } = useWording();
  const nameIn = useName();
  return (named) => (named.assumed ? t('assumed.named', { name: nameIn(named) }) : nameIn(named));
}

type PostLike = { readonly title: string; readonly organisationName: string; readonly assumed: boolean };

/** A post and its organisation as one name. */
export const postNamed = ({ title, organisationName, assumed }: PostLike): Named => ({
  name: organisationName === '' ? title : `${organisationName} · ${title}`,
  assumed,
});
