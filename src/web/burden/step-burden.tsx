import type { CaseView, StepView } from '../../wire/index.ts';
import { BurdenOutlook } from './outlook.tsx';

type Typed = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** The warning of a step that asks units for something: an assignment, or an order by hand. */
export function StepBurden(props: {
  readonly county: string;
  readonly view: CaseView;
  readonly step: StepView;
  readonly typed: Typed;
}) {
  const { county, view, step, typed } = props;
  if (step.verb === 'assign') {
    const units = [textOf(typed['lead']), ...textsOf(typed['joins'])].filter((unit) => unit !== '');
    return <BurdenOutlook county={county} units={units} kind="task" text={view.title} />;
  }
  if (step.verb === 'urge' && view.lead)
    return <BurdenOutlook county={county} units={[view.lead.id]} kind="order" text={textOf(typed['text'])} />;
  return null;
}
