import type { Diagnostic } from '../../kernel/index.ts';
import type { Post } from '../definition.ts';
import { finding, quoted } from '../finding.ts';
import type { Entry, Path } from '../source.ts';
import { overlap } from '../validity.ts';
import { at } from './finding-at.ts';
import type { Matter, Party } from './matter.ts';
import { findRoleName, houseRoles } from './role-names.ts';

/** Roles of a party list that no post holds, where nobody else of the list could act either. */
const missingRoles = (by: readonly Party[], held: ReadonlySet<string>): string[] => {
  const missing = by.filter((party) => party.startsWith('role:') && !held.has(party.slice(5)));
  return missing.length < by.length ? [] : missing.map((party) => party.slice(5));
};

/**
 * Every role that a matter names is held by a post; without one nobody could do the step. A matter of which
 * nobody may even open a case is not in use in this county.
 */
export function checkOwners(entry: Entry<Matter>, posts: readonly Entry<Post>[]): Diagnostic[] {
  if (posts.length === 0) return [];
  const held = new Set(
    posts.filter(({ record }) => overlap(record, entry.record)).flatMap(({ record }) => record.roles),
  );
  const { name, steps, open, ladder } = entry.record;
  const unopened = missingRoles(open.by, held);
  // One that comes with Suohe may well be of no use here; a file of the county's own is meant to be used.
  if (unopened.length > 0 && entry.placeOf().file?.includes('/')) return [];
  if (unopened.length > 0)
    return [
      at(
        entry,
        ['open', 'by'],
        'matter-not-in-use',
        [
          `本县没有岗位带有角色“${unopened.join('、')}”，“${name.zh}”暂不能立件。`,
          `No post of this county has the role “${unopened.join(', ')}”: no case of “${name.en}” can be opened.`,
          '要启用这一事项，在 posts.yaml 给相应岗位加上它各步骤写明的角色；不用可以不管。',
          'To use this matter, give posts the roles of its steps in posts.yaml; otherwise leave it.',
        ],
        'warning',
      ),
    ];
  const used: { by: readonly Party[]; path: Path }[] = [
    ...Object.entries(steps).map(([id, { by }]) => ({ by, path: ['steps', id, 'by'] })),
    ...ladder.map(({ to }, index) => ({ by: to, path: ['ladder', index, 'to'] })),
  ];
  return used.flatMap(({ by, path }) => {
    const role = missingRoles(by, held).join('、');
    if (role === '') return [];
    return [
      at(
        entry,
        path,
        'missing-owner',
        [
          `本县没有岗位带有角色“${role}”，这一步没有人能办。`,
          `No post of this county has the role “${role}”: nobody could do this.`,
          '在 posts.yaml 给相应岗位加上这个角色，或改由别的角色办。',
          'Give a post this role in posts.yaml, or name another role here.',
        ],
        'warning',
      ),
    ];
  });
}

/** Refusals and screens name roles in words: a role of the matter's own needs some. */
export function checkRoleNames(entry: Entry<Matter>): Diagnostic[] {
  const { open, steps, ladder } = entry.record;
  const parties = [
    ...open.by.map((party, index) => ({ party, path: ['open', 'by', index] as Path })),
    ...Object.entries(steps).flatMap(([id, { by }]) =>
      by.map((party, index) => ({ party, path: ['steps', id, 'by', index] as Path })),
    ),
    ...ladder.flatMap(({ to }, rung) =>
      to.map((party, index) => ({ party, path: ['ladder', rung, 'to', index] as Path })),
    ),
  ];
  const told = new Set<string>();
  return parties.flatMap(({ party, path }) => {
    const role = party.startsWith('role:') ? party.slice(5) : undefined;
    if (role === undefined || told.has(role) || findRoleName(entry.record, role)) return [];
    told.add(role);
    return [
      at(
        entry,
        path,
        'role-without-name',
        [
          `角色“${role}”没有名称，提示中只能显示代号。`,
          `The role “${role}” has no name: refusals can show only its id.`,
          `在 roles 下写：${role}: { zh: …, en: … }。`,
          `Write under roles: ${role}: { zh: …, en: … }.`,
        ],
        'warning',
      ),
    ];
  });
}

/** A role that no matter names is a misspelling: the post could do nothing by it. */
export function checkRoles(matters: readonly Entry<Matter>[], posts: readonly Entry<Post>[]): Diagnostic[] {
  const known = new Set(Object.keys(houseRoles));
  for (const { record } of matters)
    for (const by of [record.open.by, ...Object.values(record.steps).map((step) => step.by)])
      for (const party of by) if (party.startsWith('role:')) known.add(party.slice(5));
  return posts.flatMap(({ record, placeOf }) =>
    record.roles.flatMap((role, index) =>
      known.has(role)
        ? []
        : [
            finding(placeOf('roles', index), {
              code: 'unknown-role',
              zh: `没有角色“${quoted(role)}”。`,
              en: `There is no role “${quoted(role)}”.`,
              doZh: `只能是 ${[...known].sort().join('、')}，或某个事项的步骤写明的角色。`,
              doEn: `Known are ${[...known].sort().join(', ')}; a matter's step may name others.`,
            }),
          ],
    ),
  );
}
