/** A leader's post with who holds it on the day. */
export type NamedLeader = {
  readonly post: string;
  readonly title: string;
  readonly holders: readonly string[];
};

const TITLE = /(常务副|副)?(县长|市长|区长|主任)$/;

/** 副县长（城乡建设）: a post's title without what tells it from its like. */
const bare = (title: string): string => title.replace(/（.*）$/, '');

/**
 * The leaders whom a text may mean: 周以宁副县长 and 周以宁同志 by the name, 周副县长 by surname and title, 常务副县长 by the
 * title alone. More than one where the words do not tell; none where nobody fits. Whoever is meant is then asked.
 */
export function leadersNamed(words: string, leaders: readonly NamedLeader[]): string[] {
  const title = TITLE.exec(words)?.[0] ?? '';
  const name = words.replace(/同志$/, '').slice(0, title === '' ? undefined : words.length - title.length);
  const titled = (leader: NamedLeader): boolean => title === '' || bare(leader.title).endsWith(title);
  const fits = leaders.filter((leader) => {
    if (name === '' || /^(?:分管|有关)$/.test(name)) return bare(leader.title) === title;
    const own = leader.holders.filter((holder) =>
      name.length > 1 ? holder === name : holder.startsWith(name),
    );
    return own.length > 0 && titled(leader);
  });
  return fits.map(({ post }) => post);
}
