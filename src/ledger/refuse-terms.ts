import { mayStepFrom, readForm } from '../catalog/index.ts';
import { dayAt } from '../clock/index.ts';
import { Refusal, type Wording } from '../kernel/index.ts';
import { Milestone, Target } from '../measures/index.ts';
import type { Terms } from './bodies.ts';
import type { CaseState } from './case.ts';
import type { Ground } from './deciding.ts';
import { refuseUnknownReferences } from './reference/refuse-unknown.ts';
import { isSame, listTerms, namesOfTerms, termIn } from './terms.ts';

const refuse = (wording: Wording, code: 'bad-input' | 'wrong-state' = 'bad-input'): never => {
  throw new Refusal(code, wording);
};

const noUnit = (unit: string): Wording => ({
  zh: `没有单位“${unit}”，或它已撤并。`,
  en: `There is no unit “${unit}” today.`,
});

type Standing = Pick<Ground, 'isUnit' | 'unitGone' | 'isPost'>;

/** Units that are named exist today; of one that has ended, or is to come, it says so. */
export function expectKnownUnits({ isUnit, unitGone }: Standing, units: readonly string[]): void {
  const unknown = units.find((unit) => !isUnit(unit));
  if (unknown !== undefined) refuse(unitGone?.(unknown) ?? noUnit(unknown));
}

/** A leader's post that is named exists today. */
export function expectKnownPost({ isPost }: Standing, post: string | null | undefined): void {
  if (post === null || post === undefined || isPost?.(post) !== false) return;
  refuse({
    zh: '所选牵头领导岗位不存在或今天已不再有效，请重新选择。',
    en: 'The chosen leader’s post does not exist today; choose another.',
  });
}

export const leadJoins = (): never =>
  refuse({ zh: '牵头单位不能同时是配合单位。', en: 'The lead unit cannot be a co-operating unit as well.' });

const unitsIn = ({ lead, joins }: Terms): string[] => [
  ...(lead === undefined ? [] : [lead]),
  ...(joins ?? []),
];

/** Fields that are named belong to the form, and hold what it asks for; those that are not named are not looked at. */
function expectFields(
  { matter: { form }, refersTo }: Pick<Ground, 'matter' | 'refersTo'>,
  fields: NonNullable<Terms['fields']>,
): void {
  const known = form?.properties ?? {};
  const strange = Object.keys(fields).filter((field) => !Object.hasOwn(known, field));
  if (strange.length > 0)
    refuse({
      zh: `表单没有这些字段：${strange.join('、')}。`,
      en: `The form has no such fields: ${strange.join(', ')}.`,
    });
  const asked = Object.entries(known).filter(([name]) => Object.hasOwn(fields, name));
  readForm({ properties: Object.fromEntries(asked), required: Object.keys(fields) }, fields);
  refuseUnknownReferences({ refersTo }, form, fields);
}

const nth = (place: number, metric: string): Wording => {
  const name = metric.trim();
  return name === ''
    ? { zh: `第${place + 1}个目标值`, en: `Target ${place + 1}` }
    : { zh: `目标值“${name}”`, en: `The target “${name}”` };
};

/** Why a target that somebody asks for cannot be read; undefined where it can. */
function targetFault({ metric, op, value, value2, direction, inStepWith }: Target): Wording | undefined {
  if (metric.trim() === '')
    return { zh: '没有写指标名称，请写明指的是什么。', en: 'names no metric: say what it counts.' };
  if (value === null && direction === 'none' && inStepWith === undefined)
    return {
      zh: '没有数值，也没有写方向或与何指标同步，请填写数值。',
      en: 'has neither figure nor direction nor pace: give a figure.',
    };
  if (op === 'range' && (value === null || value2 === null))
    return { zh: '是区间，上下限都要填写。', en: 'is a range: give both ends.' };
  if (op === 'range' && value !== null && value2 !== null && value >= value2)
    return { zh: '是区间，下限须小于上限。', en: 'is a range: its lower end has to be below the upper.' };
  return undefined;
}

const targetsIn = (value: unknown): readonly Target[] => {
  const read = Target.array().safeParse(value);
  return read.success ? read.data : [];
};

/** Targets that are asked for can be read and are told apart; one that stays as it was is not looked at. */
function expectTargets(state: CaseState, fields: NonNullable<Terms['fields']>): void {
  if (!('targets' in fields)) return;
  const wished = targetsIn(fields['targets']);
  const standing = targetsIn(state.fields['targets']);
  wished.forEach((target, place) => {
    if (standing.some((one) => isSame(one, target))) return;
    const fault = targetFault(target);
    const { zh, en } = nth(place, target.metric);
    if (fault) refuse({ zh: `${zh}${fault.zh}`, en: `${en} ${fault.en}` });
  });
  const type = fields['type'] ?? state.fields['type'];
  if (type === 'numeric' && wished.length === 0)
    refuse({
      zh: '定量事项须至少有一个目标值；不再以数值衡量的，请连同类型一起申请改为“定性”。',
      en: 'A numeric case keeps at least one target; where no figure decides any more, ask for its type as well.',
    });
  const twice = wished.find(
    (one, place) =>
      wished.findIndex((other) => other.metric === one.metric && other.kind === one.kind) < place,
  );
  if (twice)
    refuse({
      zh: `目标值“${twice.metric}”写了两次，请合为一个，或写清区别。`,
      en: `The target “${twice.metric}” stands twice: make it one, or say how they differ.`,
    });
}

function expectMilestones(fields: NonNullable<Terms['fields']>): void {
  const read = Milestone.array().safeParse(fields['milestones'] ?? []);
  const names = read.success ? read.data.map(({ name }) => name.trim()) : [];
  if (names.includes(''))
    refuse({
      zh: '节点须有名称，请补上或删去空行。',
      en: 'A milestone needs a name: give one, or remove the row.',
    });
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined)
    refuse({
      zh: `节点“${twice}”写了两次，佐证分不清是哪一个，请换个名称。`,
      en: `The milestone “${twice}” stands twice, and evidence could not be told apart: give another name.`,
    });
}

/** What a correction or an adjustment names exists, fits the form and can be read. */
function expectReadable(terms: Terms, state: CaseState, ground: Ground): void {
  expectKnownUnits(ground, unitsIn(terms));
  expectKnownPost(ground, terms.leader);
  if (terms.title !== undefined && terms.title.trim() === '')
    refuse({ zh: '标题不能为空。', en: 'The title cannot be empty.' });
  const { fields } = terms;
  if (fields === undefined) return;
  expectFields(ground, fields);
  expectTargets(state, fields);
  expectMilestones(fields);
}

const namesChanged = (terms: Terms, state: CaseState): string[] =>
  listTerms(terms).flatMap(([name, value]) => (isSame(value, termIn(state, name)) ? [] : [name]));

/**
 * An adjustment that is asked for changes something, can be read, and no other one waits.
 * @throws Refusal `bad-input`, `wrong-state`
 */
export function expectAdjustable(terms: Terms, state: CaseState, ground: Ground): void {
  const { adjustment } = state;
  if (adjustment) {
    const waiting = namesOfTerms(
      ground.matter,
      listTerms(adjustment.terms).map(([name]) => name),
    );
    refuse(
      {
        zh: `已有一项调整申请待批（${waiting.zh}）。请等它批复后再提出新的申请。`,
        en: `An adjustment is waiting for its decision already (${waiting.en}). Ask again once it is decided.`,
      },
      'wrong-state',
    );
  }
  expectReadable(terms, state, ground);
  const lead = terms.lead ?? state.lead;
  if (lead !== null && (terms.joins ?? state.joins).includes(lead)) leadJoins();
  const changed = namesChanged(terms, state);
  const { deadline } = terms;
  if (changed.includes('deadline') && deadline && deadline < dayAt(ground.now))
    refuse({
      zh: `新的完成时限${deadline}已经过去，请改为今天或以后的日期。`,
      en: `The new deadline, ${deadline}, has passed already: name today or a later day.`,
    });
  if (changed.length === 0)
    refuse({
      zh: '申请的内容与现在的一样，没有可调整的。请写明要改成什么。',
      en: 'What is asked for is what stands already. Say what is to become different.',
    });
}

/** What was agreed on: once an adjustment can be asked for, it changes by request and approval alone. */
const agreedOn = ['lead', 'deadline', 'type', 'targets', 'milestones', 'children'];

function refuseAgreed(changed: readonly string[], { number, stage }: CaseState, { matter }: Ground): void {
  const asking = Object.values(matter.steps).find(({ verb }) => verb === 'ask-adjustment');
  const agreed = changed.filter((name) => agreedOn.includes(name));
  if (!asking || !mayStepFrom(matter, asking, stage) || agreed.length === 0) return;
  const { zh, en } = namesOfTerms(matter, agreed);
  refuse(
    {
      zh: `${number}已经定下，“${zh}”不能由一个人更正。请用“${asking.name.zh}”提出，由另一个人审批；原来的内容会留在沿革里。`,
      en: `${number} has been settled, and “${en}” is not corrected by one person. Use “${asking.name.en}”, and let another person decide; what was before stays in the history.`,
    },
    'wrong-state',
  );
}

/**
 * A correction changes something and can be read, and leaves alone what somebody's open request would change.
 * @throws Refusal `bad-input`, `wrong-state`
 */
export function expectCorrectable(terms: Terms, state: CaseState, ground: Ground): void {
  expectReadable(terms, state, ground);
  const changed = namesChanged(terms, state);
  if (changed.length === 0)
    refuse({
      zh: '更正的内容与现在的一样，没有写入。',
      en: 'The correction changes nothing; nothing was written.',
    });
  refuseAgreed(changed, state, ground);
  const asked = state.adjustment ? listTerms(state.adjustment.terms).map(([name]) => name) : [];
  const both = changed.filter((name) => asked.includes(name));
  if (both.length === 0) return;
  const { zh, en } = namesOfTerms(ground.matter, both);
  refuse(
    {
      zh: `“${zh}”有一项调整申请待批，不能同时更正。请先审批这项申请。`,
      en: `An adjustment of “${en}” waits for its decision. Decide on it before correcting the same.`,
    },
    'wrong-state',
  );
}

/**
 * An adjustment is agreed to as its asker saw the case: where a term has changed since, or a unit has ended, it is
 * asked for anew.
 * @throws Refusal `bad-input`, `wrong-state`
 */
export function expectAgreeable(
  { terms, standing }: NonNullable<CaseState['adjustment']>,
  state: CaseState,
  ground: Ground,
): void {
  expectKnownUnits(ground, unitsIn(terms));
  const moved = Object.entries(standing ?? {})
    .filter(([name, value]) => !isSame(value, termIn(state, name)))
    .map(([name]) => name);
  if (moved.length === 0) return;
  const { zh, en } = namesOfTerms(ground.matter, moved);
  refuse(
    {
      zh: `申请之后，“${zh}”已有变动，不能照原申请同意。请写明理由不予同意，由单位按现状重新申请。`,
      en: `“${en}” has changed since this was asked for. Decline with the reason, and let the unit ask again.`,
    },
    'wrong-state',
  );
}
