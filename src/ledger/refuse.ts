import type { Verb } from '../catalog/index.ts';
import { addDays, dayAt } from '../clock/index.ts';
import { type Id, Refusal, type Wording } from '../kernel/index.ts';
import { daysOf } from '../measures/index.ts';
import type { CaseState } from './case.ts';
import { policyOf } from './case-clock.ts';
import type { Asked } from './command.ts';
import type { Act, Ground } from './deciding.ts';
import type { ActingPost, Doer } from './doer.ts';
import { clockName } from './matter-names.ts';
import { expectAccepted, expectProven } from './milestones-of.ts';
import {
  expectAdjustable,
  expectAgreeable,
  expectCorrectable,
  expectKnownPost,
  expectKnownUnits,
  leadJoins,
} from './refuse-terms.ts';

type Who = { readonly doer: Doer; readonly post: ActingPost };
type Check = (act: Act, state: CaseState, ground: Ground, who: Who) => void;

const refuse = (
  wording: Wording,
  code: 'not-allowed' | 'bad-input' | 'wrong-state' = 'not-allowed',
): never => {
  throw new Refusal(code, wording);
};

const argsOf = <V extends Verb>(act: Act, _verb: V): Asked<V> => act.args as Asked<V>;

const isAny = (list: readonly Id[], account: Id): boolean => list.includes(account);

/** Law 5: handler, verifier and closer are different persons, whatever posts they hold. */
function differsFromHandlers(_act: Act, { handlers }: CaseState, _ground: Ground, { doer }: Who): void {
  if (isAny(handlers, doer.account))
    refuse({
      zh: '这一件由您经办，须由另一个人核查或办结。',
      en: 'You handled this case yourself: another person has to verify or close it.',
    });
}

const closerDiffers: Check = (act, state, ground, who) => {
  differsFromHandlers(act, state, ground, who);
  if (isAny(state.verifiers, who.doer.account))
    refuse({
      zh: '这一件由您核查，须由另一个人办结。',
      en: 'You verified this case yourself: another person has to close it.',
    });
};

const assignable: Check = (act, state, ground) => {
  const { lead, joins, leader } = argsOf(act, 'assign');
  expectKnownUnits(ground, [lead, ...joins]);
  expectKnownPost(ground, leader);
  if (joins.includes(lead)) leadJoins();
  if (state.handedBackBy.includes(lead) && !act.step.ruling)
    refuse({
      zh: '该单位已退回过这一件，不能再次派给它；有争议的，由主管机构裁定。',
      en: 'This unit has handed the case back once and is not sent it again; a dispute is settled by a ruling.',
    });
};

const handBackable: Check = (_act, state) => {
  if (state.ruled)
    refuse({
      zh: '承办单位已经裁定，不能再退回。',
      en: 'The unit in charge was settled by a ruling; the case cannot be handed back.',
    });
};

const judgeDiffers: Check = (act, state, _ground, { doer }) => {
  const { evidence, accepted, reason } = argsOf(act, 'judge');
  const held = state.evidence.find(({ seq }) => seq === evidence);
  if (!held)
    return refuse({ zh: `没有第${evidence}号佐证。`, en: `There is no evidence ${evidence}.` }, 'bad-input');
  if (held.by === doer.account)
    refuse({
      zh: '佐证由您上传，须由另一个人审核。',
      en: 'You attached this evidence: another person has to judge it.',
    });
  if (!accepted && reason.trim() === '')
    refuse({ zh: '不予采信须写明理由。', en: 'Say why the evidence is refused.' }, 'bad-input');
};

const acceptedKind: Check = (act, state, { matter }) =>
  expectAccepted(matter, state, argsOf(act, 'attach').evidence);

const deciderDiffers: Check = (act, state, ground, { doer }) => {
  const { adjustment } = state;
  if (!adjustment)
    return refuse({ zh: '没有待批的调整申请。', en: 'No adjustment is waiting.' }, 'wrong-state');
  if (adjustment.by === doer.account)
    refuse({
      zh: '调整由您申请，须由另一个人审批。',
      en: 'You asked for this adjustment: another person decides.',
    });
  const { agreed, reason } = argsOf(act, 'decide-adjustment');
  if (!agreed && reason.trim() === '')
    refuse({ zh: '不同意须写明理由。', en: 'Say why you do not agree.' }, 'bad-input');
  if (agreed) expectAgreeable(adjustment, state, ground);
};

const groundKnown: Check = (act, { clocks }, { matter }) => {
  const { ground } = argsOf(act, 'suspend');
  const held = Object.entries(matter.clocks).filter(([id]) => clocks[id]?.status === 'running');
  const named = held.some(([, clock]) => policyOf(clock).suspensions.some((s) => s.ground === ground));
  if (named) return;
  const grounds = Object.values(matter.clocks).flatMap((clock) => policyOf(clock).suspensions);
  const name = grounds.find((known) => known.ground === ground)?.name ?? { zh: ground, en: ground };
  refuse({
    zh: `正在计时的时限都不因“${name.zh}”中止。`,
    en: `No running clock is suspended by “${name.en}”.`,
  });
};

const suspendedNow: Check = (_act, { clocks }) => {
  if (!Object.values(clocks).some(({ status }) => status === 'suspended'))
    refuse({ zh: '没有中止的时限。', en: 'No clock is suspended.' }, 'wrong-state');
};

const extendable: Check = (act, { clocks }, { matter }) => {
  const { clock } = argsOf(act, 'extend');
  if (clocks[clock] !== undefined && clocks[clock].status !== 'stopped') return;
  const name = clockName(matter, clock);
  refuse({ zh: `“${name.zh}”没有在计时。`, en: `The clock “${name.en}” does not run.` }, 'wrong-state');
};

/** Names to choose from, each with the id that a request gives. */
const choices = (list: Readonly<Record<string, Wording>>): Wording => {
  const all = Object.entries(list);
  return {
    zh: all.map(([id, { zh }]) => `${zh}（${id}）`).join('、'),
    en: all.map(([id, { en }]) => `${en} (${id})`).join(', '),
  };
};

/** A reply names one of the matter's classes where it has any. */
const classKnown: Check = (act, _state, { matter }) => {
  const { class: chosen } = argsOf(act, 'answer');
  const classes = Object.keys(matter.classes);
  if (chosen === null && (classes.length === 0 || act.step.verb === 'handle')) return;
  if (chosen !== null && classes.includes(chosen)) return;
  const named = choices(
    Object.fromEntries(Object.entries(matter.classes).map(([id, { name }]) => [id, name])),
  );
  refuse(
    {
      zh: classes.length > 0 ? `须注明答复类别：${named.zh}。` : '这一事项不分答复类别。',
      en:
        classes.length > 0
          ? `Name the class of the reply: ${named.en}.`
          : 'Replies of this matter have no classes.',
    },
    'bad-input',
  );
};

const verifiable: Check = (act, state, ground, who) => {
  differsFromHandlers(act, state, ground, who);
  const { passed, reason } = argsOf(act, 'verify');
  if (!passed && reason.trim() === '')
    refuse({ zh: '核查不通过须写明理由。', en: 'Say why it was not verified.' }, 'bad-input');
  if (passed && state.finding && !state.finding.passed && !state.finding.answered)
    refuse(
      {
        zh: '实地核查的结论是与自报不符：请核查不通过，待整改后重新申请办结，或经复核改变结论。',
        en: 'An inspection on the spot found it not as reported: it is not verified until it is reported as done anew, or a review changes the conclusion.',
      },
      'wrong-state',
    );
};

const closable: Check = (act, state, ground, who) => {
  closerDiffers(act, state, ground, who);
  const { outcome } = argsOf(act, 'close');
  const { outcomes, finished } = ground.matter;
  if (outcome !== null && finished.includes(outcome) && state.finding && !state.finding.passed)
    refuse(
      {
        zh: `实地核查的结论是与自报不符，不能按“${outcomes[outcome]?.zh ?? outcome}”办结：请待整改后重新申请办结并核查通过，或按实际结果办结。`,
        en: `An inspection on the spot found it not as reported; it is not closed as “${outcomes[outcome]?.en ?? outcome}” until it is reported anew and verified, or it is closed as what it came to.`,
      },
      'wrong-state',
    );
  if (Object.keys(outcomes).length === 0 || (outcome !== null && Object.hasOwn(outcomes, outcome))) return;
  const named = choices(outcomes);
  refuse({ zh: `须注明结果：${named.zh}。`, en: `Name the outcome: ${named.en}.` }, 'bad-input');
};

/** Feedback is never given by those who did the work. */
const raterDiffers: Check = (_act, state, _ground, { doer, post }) => {
  if (
    isAny(state.handlers, doer.account) ||
    post.organisation === state.lead ||
    state.joins.includes(post.organisation)
  )
    refuse({ zh: '承办单位不能代填评价。', en: 'The units that handle a case may not rate it.' });
};

const orderOpen: Check = (act, { urgings, evidence: held }) => {
  const { urging, evidence = [] } = argsOf(act, 'respond');
  const order = urgings.find(({ seq }) => seq === urging);
  if (!order) refuse({ zh: `没有第${urging}号督办单。`, en: `There is no order ${urging}.` }, 'bad-input');
  if (order?.answered)
    refuse({ zh: '这份督办单已经回复。', en: 'This order has been answered.' }, 'wrong-state');
  const missing = evidence.find((seq) => !held.some((one) => one.seq === seq));
  if (missing !== undefined)
    refuse(
      {
        zh: `这一件没有第${missing}号佐证，请先上传。`,
        en: `The case holds no evidence ${missing}; attach it first.`,
      },
      'bad-input',
    );
};

/** The longest that a brighter light may be asked for: after it the computed light shows again. */
const longestBrightening = 92;

const oneBrightening: Check = (act, { brightening }, { now }) => {
  if (brightening)
    refuse(
      { zh: '已有一项调亮申请待批。', en: 'A brighter light has been asked for already.' },
      'wrong-state',
    );
  const { until } = argsOf(act, 'ask-brightening');
  const today = dayAt(now);
  if (until < today || until > addDays(today, longestBrightening))
    refuse(
      {
        zh: `调亮须写明有效到哪一天，从今天起不超过${longestBrightening}天。`,
        en: `Say until which day the brighter light holds, at most ${longestBrightening} days from today.`,
      },
      'bad-input',
    );
};

const brightenerDiffers: Check = (act, { brightening }, _ground, { doer }) => {
  if (!brightening)
    return refuse({ zh: '没有待批的调亮申请。', en: 'No brighter light was asked for.' }, 'wrong-state');
  if (brightening.by === doer.account)
    refuse({
      zh: '调亮由您申请，须由另一个人审批。',
      en: 'You asked for the brighter light: another person decides.',
    });
  const { agreed, reason } = argsOf(act, 'decide-brightening');
  if (!agreed && reason.trim() === '')
    refuse({ zh: '不同意须写明理由。', en: 'Say why you do not agree.' }, 'bad-input');
};

/** A month that cannot be read, or lies ahead, is refused at the door; an earlier one is shown as what it is. */
const periodStands: Check = (act, _state, { now }) => {
  const { period } = argsOf(act, 'report');
  const days = period === null ? undefined : daysOf(period);
  if (period === null || (days && days.first <= dayAt(now))) return;
  refuse(
    {
      zh: days
        ? `所属期${period}还没有到，请核对月份。`
        : `所属期“${period}”看不懂，请写成 ${dayAt(now).slice(0, 7)}。`,
      en: days
        ? `The period ${period} has not begun yet; check the month.`
        : `The period “${period}” cannot be read; write it like ${dayAt(now).slice(0, 7)}.`,
    },
    'bad-input',
  );
};

const checks: Partial<Record<Verb, Check>> = {
  report: periodStands,
  'ask-brightening': oneBrightening,
  'decide-brightening': brightenerDiffers,
  assign: assignable,
  'hand-back': handBackable,
  attach: acceptedKind,
  judge: judgeDiffers,
  'ask-adjustment': (act, state, ground) =>
    expectAdjustable(argsOf(act, 'ask-adjustment').terms, state, ground),
  'decide-adjustment': deciderDiffers,
  correct: (act, state, ground) => expectCorrectable(argsOf(act, 'correct').terms, state, ground),
  suspend: groundKnown,
  resume: suspendedNow,
  extend: extendable,
  answer: classKnown,
  handle: classKnown,
  verify: verifiable,
  close: closable,
  rate: raterDiffers,
  respond: orderOpen,
};

/** Refuses what the laws of the house do not allow, whatever a definition says. */
export const refuseByVerb: Check = (act, state, ground, who) => {
  checks[act.step.verb]?.(act, state, ground, who);
  expectProven(ground.matter, state, act.step);
};
