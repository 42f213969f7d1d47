import type { CaseView, StepView } from '../../wire/index.ts';
import { BurdenOutlook } from './outlook.tsx';

type Typed = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** The warning of a step that asks units for something: an assignment, an order by hand, evidence once more, a case reopened. */
export function StepBurden(props: {
  readonly county: string;
  readonly view: CaseView;
  readonly step: StepView;
  readonly typed: Typed;
}) {
  const { county, view, step, typed } = props;
  const lead = view.lead ? [view.lead.id] : [];
  switch (step.verb) {
    case 'assign': {
      const units = [textOf(typed['lead']), ...textsOf(typed['joins'])].filter((unit) => unit !== '');
      return <BurdenOutlook county={county} units={units} matter={view.matter} text={view.title} />;
    }
    case 'urge':
      return <BurdenOutlook county={county} units={lead} kind="order" text={textOf(typed['text'])} />;
    case 'judge':
      return typed['accepted'] === false ? (
        <BurdenOutlook county={county} units={lead} kind="evidence" />
      ) : null;
    case 'reopen':
      return <BurdenOutlook county={county} units={lead} matter={view.matter} />;
    default:
      return null;
  }
}
