import type { Matter, MatterClock, Party, Rung, Step } from '../catalog/index.ts';
import { sayAmount } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { clockName, levelNames, partyName, policyOf } from '../ledger/index.ts';
import type { MatterView, StepDefinition } from '../wire/index.ts';
import { labelOf } from './present-fields.ts';
import { presentForm } from './present-work.ts';

const words = ({ zh, en }: Wording): Wording => ({ zh, en });

const partiesOf = (matter: Matter, by: readonly Party[]): Wording[] =>
  by.map((party) => words(partyName(matter, party)));

const presentStepOf = (matter: Matter, id: string, step: Step): StepDefinition => ({
  id,
  name: step.name,
  verb: step.verb,
  from: [...step.from],
  to: step.to ?? null,
  otherwise: step.otherwise ?? null,
  by: partiesOf(matter, step.by),
  form: presentForm(step.form),
  within: step.within ?? null,
  times: step.times ?? null,
  basis: step.basis ?? null,
});

function presentClock(matter: Matter, id: string, clock: MatterClock): MatterView['clocks'][number] {
  const { kind, span, basis } = policyOf(clock);
  return {
    id,
    name: words(clockName(matter, id)),
    kind,
    span: sayAmount(span.amount, span.unit),
    start: [...clock.start],
    stop: [...clock.stop],
    onSilence: clock.onSilence ?? null,
    basis: basis.map(({ law, article, confirmed }) => ({ law, article, confirmed })),
  };
}

/** When a rung is climbed, counted from the due day. */
function rungTime({ at }: Rung): Wording {
  if (at === 'due') return { zh: '到期当日', en: 'on the due day' };
  if ('before' in at) {
    const { zh, en } = sayAmount(at.before.amount, at.before.unit);
    return { zh: `到期前${zh}`, en: `${en} before it is due` };
  }
  const { zh, en } = sayAmount(at.after.amount, at.after.unit);
  return { zh: `逾期${zh}`, en: `${en} after it was due` };
}

const presentRung = (matter: Matter, rung: Rung): MatterView['ladder'][number] => ({
  level: { id: rung.level, ...levelNames[rung.level] },
  at: rungTime(rung),
  clocks: (rung.clocks ?? Object.keys(matter.clocks)).map((id) => words(clockName(matter, id))),
  unanswered: rung.unanswered,
  to: partiesOf(matter, rung.to),
});

/** What the row of a case itself holds, where a matter makes it public. */
const rowLabels: Readonly<Record<string, Wording>> = {
  number: { zh: '编号', en: 'number' },
  title: { zh: '标题', en: 'title' },
  stage: { zh: '环节', en: 'stage' },
  lead: { zh: '牵头单位', en: 'lead unit' },
  deadline: { zh: '完成时限', en: 'deadline' },
};

const publicLabel = ({ form }: Matter, field: string): Wording =>
  rowLabels[field] ?? labelOf(field, form?.properties[field] ?? {});

/** A matter as screens read its definition and open cases of it. */
export const presentMatter = (matter: Matter, digest: string, mayOpen: boolean): MatterView => ({
  id: matter.id,
  name: matter.name,
  digest,
  validFrom: matter.validFrom,
  basis: matter.basis ?? null,
  form: presentForm(matter.form),
  privateForm: presentForm(matter.privateForm),
  stages: { ...matter.stages },
  classes: { ...matter.classes },
  outcomes: { ...matter.outcomes },
  openedBy: partiesOf(matter, matter.open.by),
  steps: Object.entries(matter.steps).map(([id, step]) => presentStepOf(matter, id, step)),
  clocks: Object.entries(matter.clocks).map(([id, clock]) => presentClock(matter, id, clock)),
  ladder: matter.ladder.map((rung) => presentRung(matter, rung)),
  milestones: Object.values(matter.milestones).map(({ name, accepts }) => ({ name, accepts: [...accepts] })),
  rates: Object.values(matter.rates).map(({ name, numerator, denominator, asOf }) => ({
    name,
    numerator,
    denominator,
    asOf,
  })),
  public: matter.public.map((field) => publicLabel(matter, field)),
  mayOpen,
});
