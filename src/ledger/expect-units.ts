import type { Day } from '../clock/index.ts';
import type { Tx } from '../db/index.ts';
import { type CountyId, Refusal } from '../kernel/index.ts';
import { listOrganisations, listPosts } from '../people/index.ts';

/** Whom a draft or a correction names. */
type Named = {
  readonly lead: string | null;
  readonly joins: readonly string[];
  readonly leader: string | null;
};

/**
 * The units and the leader who are named must exist in the county on that day.
 * @throws Refusal `bad-input` with the ids that are unknown
 */
export async function expectUnits(tx: Tx, county: CountyId, named: Named, on: Day): Promise<void> {
  const { lead, joins, leader } = named;
  const standing = new Set((await listOrganisations(tx, county, on)).map((o) => o.id));
  const unknown = [...(lead === null ? [] : [lead]), ...joins].filter((id) => !standing.has(id));
  if (unknown.length > 0) {
    throw new Refusal(
      'bad-input',
      {
        zh: `所选单位不在本县现有单位之中：${unknown.join('、')}，请重新选择。`,
        en: `These are no organisations of this county today: ${unknown.join(', ')}; choose others.`,
      },
      { organisations: unknown },
    );
  }
  if (leader !== null && !(await listPosts(tx, county, on)).some((post) => post.id === leader)) {
    throw new Refusal(
      'bad-input',
      {
        zh: '所选牵头领导岗位不存在或今天已不再有效，请重新选择。',
        en: 'The chosen leader’s post does not exist today; choose another.',
      },
      { leader },
    );
  }
}
