import { findRoleName, type Matter, type Party } from '../catalog/index.ts';
import type { Instant } from '../clock/index.ts';
import { Id, Refusal, type Wording } from '../kernel/index.ts';
import type { CaseState } from './case.ts';
import type { Author } from './chain.ts';

/** A post as far as deciding asks: whose it is, and its roles. */
export type ActingPost = {
  readonly id: string;
  readonly organisation: string;
  readonly roles: readonly string[];
};

/** Who does a step: a person with the posts held or covered today, or the system itself. */
export type Doer = { readonly account: Id; readonly posts: readonly ActingPost[] };

/** The system's own hand: the ladder, breaches, silence, due days that move with a notice. */
export const systemDoer: Doer = {
  account: Id.parse('00000000-0000-7000-8000-000000000000'),
  posts: [{ id: 'system', organisation: 'system', roles: [] }],
};

export const isSystem = (doer: Doer): boolean => doer.account === systemDoer.account;

/** Who has a part in a case. */
export type Parts = Pick<CaseState, 'lead' | 'joins' | 'leader' | 'opener'>;

/** Whether a post belongs to a party of a case. */
export const isParty = (party: Party, parts: Parts, post: ActingPost): boolean => {
  switch (party) {
    case 'lead':
      return post.organisation === parts.lead;
    case 'joins':
      return parts.joins.includes(post.organisation);
    case 'leader':
      return post.id === parts.leader;
    case 'opener':
      return post.organisation === parts.opener;
    case 'system':
      return false;
    default:
      return post.roles.includes(party.slice('role:'.length));
  }
};

/** The post through which somebody may do a step; parties count in the order of the definition. */
export function postFor(by: readonly Party[], parts: Parts, doer: Doer): ActingPost | undefined {
  if (isSystem(doer)) return by.includes('system') ? doer.posts[0] : undefined;
  for (const party of by) {
    const post = doer.posts.find((candidate) => isParty(party, parts, candidate));
    if (post) return post;
  }
  return undefined;
}

/** Whether somebody may open cases of a matter. */
export const mayOpenCase = ({ open }: Matter, doer: Doer): boolean =>
  !open.byProgram &&
  postFor(open.by, { lead: null, joins: [], leader: null, opener: '' }, doer) !== undefined;

export const authorAt = (doer: Doer, post: ActingPost, at: Instant): Author => ({
  post: post.id,
  account: doer.account,
  at,
});

const partyNames: Record<string, Wording> = {
  lead: { zh: '牵头单位', en: 'the lead unit' },
  joins: { zh: '配合单位', en: 'a co-operating unit' },
  leader: { zh: '牵头领导', en: 'the leader in charge' },
  opener: { zh: '立件单位', en: 'the unit that opened it' },
  system: { zh: '系统', en: 'the system' },
};

/** How a party is called: the kernel's own, or a role as the matter or the house calls it. */
export const partyName = (matter: Matter, party: Party): Wording =>
  partyNames[party] ?? roleName(matter, party);

/** The refusal for somebody who is none of the parties of a step. */
export function notForYou(matter: Matter, name: Wording, by: readonly Party[]): Refusal {
  const parties = by.map((party) => partyName(matter, party));
  return new Refusal(
    'not-allowed',
    {
      zh: `“${name.zh}”由${parties.map(({ zh }) => zh).join('、')}办理，您现在的岗位不能办。`,
      en: `“${name.en}” is done by ${parties.map(({ en }) => en).join(' or ')}; your post may not.`,
    },
    { by: [...by] },
  );
}

const roleName = (matter: Matter, party: string): Wording => {
  const role = party.slice('role:'.length);
  const name = findRoleName(matter, role);
  if (name) return name;
  return { zh: `带有“${role}”角色的岗位`, en: `a post with the role “${role}”` };
};

/** The refusal for what the program alone does: a score is computed, a sample is drawn, never written by hand. */
export const byHand = ({ zh, en }: Wording): Refusal =>
  new Refusal('not-allowed', {
    zh: `“${zh}”由系统计算或抽取后自动记录，不能手工填写。`,
    en: `“${en}” is computed or drawn by the system; it is not filled in by hand.`,
  });
