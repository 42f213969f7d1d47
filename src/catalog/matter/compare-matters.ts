import { readyPolicies } from '../../clock/index.ts';
import { canonicalJson } from '../../kernel/index.ts';
import type { FormSchema, Matter } from './matter.ts';

type Words = { readonly zh: string; readonly en: string };

/** The parts of a matter that are compared one by one; everything else is compared as a whole, as `other`. */
export type MatterPart = 'stage' | 'step' | 'clock' | 'field' | 'private-field' | 'rung' | 'other';

/**
 * One thing in which a matter differs from a version before it. `gained`: only the newer has it, a case that keeps
 * the older does without. `lost`: only the older has it, such a case still does. `changed`: both, not alike.
 */
export type MatterDifference = {
  readonly part: MatterPart;
  readonly id: string;
  readonly name: Words;
  readonly change: 'gained' | 'lost' | 'changed';
};

type Named = ReadonlyMap<string, { readonly name: Words; readonly content: unknown }>;

const fieldsOf = (form: FormSchema | undefined): Named =>
  new Map(
    Object.entries(form?.properties ?? {}).map(([id, schema]) => {
      const title = typeof schema['title'] === 'string' ? schema['title'] : id;
      const content = { schema, required: form?.required.includes(id) };
      return [id, { name: { zh: title, en: title }, content }];
    }),
  );

const named = <T extends { readonly name: Words }>(list: Readonly<Record<string, T>>): Named =>
  new Map(Object.entries(list).map(([id, one]) => [id, { name: one.name, content: one }]));

function clocksOf({ clocks }: Matter): Named {
  const ready = readyPolicies();
  return new Map(
    Object.entries(clocks).map(([id, clock]) => {
      const policy = typeof clock.policy === 'string' ? ready.get(clock.policy) : clock.policy;
      return [id, { name: clock.name ?? policy?.name ?? { zh: id, en: id }, content: clock }];
    }),
  );
}

const rungsOf = ({ ladder }: Matter): Named =>
  new Map(
    ladder.map((rung, index) => [
      String(index + 1),
      { name: { zh: `第${index + 1}级督办`, en: `rung ${index + 1}` }, content: rung },
    ]),
  );

const others: readonly (readonly [keyof Matter & string, Words])[] = [
  ['name', { zh: '名称', en: 'name' }],
  ['series', { zh: '编号字头', en: 'word of the numbers' }],
  ['numbering', { zh: '编号方式', en: 'numbering' }],
  ['open', { zh: '由谁立件', en: 'who opens a case' }],
  ['milestones', { zh: '节点类型', en: 'milestone types' }],
  ['classes', { zh: '答复类别', en: 'classes of replies' }],
  ['outcomes', { zh: '办结结果', en: 'outcomes' }],
  ['rates', { zh: '比率口径', en: 'rates' }],
  ['answerEach', { zh: '并案后逐件答复', en: 'each merged case answered' }],
  ['public', { zh: '可公开字段', en: 'fields that may be public' }],
];

const othersOf = (matter: Matter): Named =>
  new Map(others.map(([key, name]) => [key, { name, content: matter[key] ?? null }]));

const alike = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

function differing(part: MatterPart, before: Named, after: Named): MatterDifference[] {
  const gained = [...after].filter(([id]) => !before.has(id));
  const lost = [...before].filter(([id]) => !after.has(id));
  const changed = [...after].filter(([id, { content }]) => {
    const older = before.get(id);
    return older !== undefined && !alike(older.content, content);
  });
  const said = (list: typeof gained, change: MatterDifference['change']): MatterDifference[] =>
    list.map(([id, { name }]) => ({ part, id, name, change }));
  return [...said(gained, 'gained'), ...said(lost, 'lost'), ...said(changed, 'changed')];
}

/** In what a version of a matter differs from one before it, part by part. */
export const compareMatters = (before: Matter, after: Matter): MatterDifference[] => [
  ...differing('stage', named(before.stages), named(after.stages)),
  ...differing('step', named(before.steps), named(after.steps)),
  ...differing('clock', clocksOf(before), clocksOf(after)),
  ...differing('field', fieldsOf(before.form), fieldsOf(after.form)),
  ...differing('private-field', fieldsOf(before.privateForm), fieldsOf(after.privateForm)),
  ...differing('rung', rungsOf(before), rungsOf(after)),
  ...differing('other', othersOf(before), othersOf(after)),
];
